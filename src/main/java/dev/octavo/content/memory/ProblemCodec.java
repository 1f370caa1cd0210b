package dev.octavo.content.memory;

import dev.octavo.binary.BinaryReader;
import dev.octavo.binary.BinaryWriter;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Severity;

/** What is wrong in an article, in bytes. */
final class ProblemCodec {
    private ProblemCodec() {}

    static void write(Problem problem, BinaryWriter out) {
        out.truth(problem.severity() == Severity.ERROR);
        out.text(problem.message());
        out.optional(problem.location(), location -> write(location, out));
        out.optional(problem.hint(), out::text);
        out.list(problem.related(), related -> {
            out.text(related.note());
            write(related.location(), out);
        });
    }

    static Problem read(BinaryReader in) {
        return new Problem(
                in.truth() ? Severity.ERROR : Severity.WARNING,
                in.text(),
                in.optional(() -> location(in)),
                in.optional(in::text),
                in.list(() -> new Problem.Related(in.text(), location(in))));
    }

    static void write(Location location, BinaryWriter out) {
        out.text(location.path());
        out.number(location.line());
        out.number(location.column());
        out.number(location.length());
    }

    static Location location(BinaryReader in) {
        return new Location(in.text(), in.count(), in.count(), in.count());
    }
}
