package dev.octavo.lib.data;

/** The languages in which authors write data. */
public enum Syntax {
    YAML,
    TOML,
    JSON
}
