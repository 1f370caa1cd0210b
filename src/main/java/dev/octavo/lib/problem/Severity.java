package dev.octavo.lib.problem;

/** The severity of a problem: an error stops the build, a warning is only reported. */
public enum Severity {
    ERROR,
    WARNING
}
