package dev.octavo.render.output;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that every output has its own file, on every disk and web server. */
public final class DistinctPaths {
    private static final String REMEDY = "give one of them another name or slug";

    private static final Comparator<Claim> ORDER = Comparator.comparing(
                    (Claim claim) -> claim.origin().where().orElse(Location.file("")))
            .thenComparing(Claim::what)
            .thenComparing(Claim::address);

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Claim> owners = new HashMap<>();

    private DistinctPaths() {}

    private static final String CARD = "the card of ";

    /**
     * The claim of an output to a path; its values are stored, since each call computes them anew.
     *
     * @param key equal for outputs that collide
     */
    private record Claim(Address address, Origin origin, String key) {
        static Claim of(Output output) {
            Address address = output.address();
            return new Claim(address, output.origin(), OutputPath.of(address).collisionKey());
        }

        String what() {
            return origin.what();
        }
    }

    /**
     * Returns the problems with the addresses of a plan: those that cannot be a file, those that some disk cannot
     * distinguish (by {@link OutputPath#collisionKey}), and files where others need a folder.
     */
    public static Stream<Problem> check(List<Output> plan) {
        DistinctPaths check = new DistinctPaths();
        List<Claim> possible = plan.stream()
                .filter(check::canBeFile)
                .map(Claim::of)
                .sorted(ORDER)
                .toList();
        possible.forEach(check::claim);
        possible.forEach(check::requireFolders);
        return check.problems.stream();
    }

    /** Returns whether nothing is wrong, the usual case: finding out what is wrong takes much longer. */
    public static boolean areDistinct(List<Planned> plan) {
        Set<String> files = new HashSet<>();
        for (Planned planned : plan) {
            Optional<OutputPath> path = OutputPath.possible(planned.address());
            if (path.isEmpty() || !files.add(path.get().collisionKey())) {
                return false;
            }
        }
        return files.stream().flatMap(DistinctPaths::folders).noneMatch(files::contains);
    }

    /** Returns the folders that contain {@code path}, innermost first. */
    private static Stream<String> folders(String path) {
        return Stream.iterate(path.lastIndexOf('/'), slash -> slash > 0, slash -> path.lastIndexOf('/', slash - 1))
                .map(slash -> path.substring(0, slash));
    }

    private boolean canBeFile(Output output) {
        Optional<String> fault = OutputPath.fault(output.address());
        fault.ifPresent(clause -> {
            Origin origin = output.origin();
            String fact = "the address " + output.address() + " of " + origin.what() + " " + clause;
            problems.add(problem(ProblemKind.NO_ADDRESS, origin, fact)
                    .hint(origin.remedy().orElse("give it another name or slug")));
        });
        return fault.isEmpty();
    }

    private void claim(Claim claim) {
        Claim first = owners.putIfAbsent(claim.key(), claim);
        if (first == null || (first.what().startsWith(CARD) && claim.what().startsWith(CARD))) {
            return; // of two cards, the pages have the same address too
        }
        String fact = first.address().equals(claim.address())
                ? " have the same address, " + claim.address()
                : " have addresses that one disk or server takes for the same: " + first.address() + " and "
                        + claim.address();
        add(first, claim, first.what() + " and " + claim.what() + fact);
    }

    private void requireFolders(Claim claim) {
        folders(claim.key())
                .map(owners::get)
                .filter(Objects::nonNull)
                .forEach(file -> add(
                        file,
                        claim,
                        file.what() + " is a file at " + file.address() + ", where " + claim.what()
                                + " needs a folder for " + claim.address()));
    }

    /** Reports the problem at the output that is easier to fix, or at the second if they are equal. */
    private void add(Claim one, Claim other, String fact) {
        Origin second = (weight(one) > weight(other) ? one : other).origin();
        Origin first = (weight(one) > weight(other) ? other : one).origin();
        String remedy = second.remedy().orElse(remedy(first, second));
        Problem problem = problem(ProblemKind.SAME_ADDRESS, second, fact).hint(remedy);
        problems.add(first.where().map(place -> problem.related("and", place)).orElse(problem));
    }

    /** Octavo's own outputs, which have no source file, cannot be renamed. */
    private static String remedy(Origin first, Origin second) {
        boolean fixed = first.where().isEmpty() && second.where().isPresent();
        return fixed ? "give " + second.what() + " another name or slug, or remove it" : REMEDY;
    }

    private static int weight(Claim claim) {
        boolean hasRemedy = claim.origin().remedy().isPresent();
        boolean hasPlace = claim.origin().where().isPresent();
        return hasRemedy ? 2 : hasPlace ? 1 : 0;
    }

    private static Problem problem(ProblemKind kind, Origin origin, String fact) {
        return origin.where().map(place -> kind.error(fact, place)).orElseGet(() -> kind.error(fact));
    }
}
