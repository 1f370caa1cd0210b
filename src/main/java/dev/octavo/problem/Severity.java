package dev.octavo.problem;

/** How much a problem weighs: an error stops the build, a warning is only said. */
public enum Severity {
    ERROR,
    WARNING
}
