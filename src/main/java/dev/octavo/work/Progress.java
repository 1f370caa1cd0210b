package dev.octavo.work;

/** Hears how far a long piece of work has come. Called from several threads. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (stage, done, total) -> {};

    /** {@code done} of {@code total} pieces of the stage are finished. */
    void at(String stage, int done, int total);
}
