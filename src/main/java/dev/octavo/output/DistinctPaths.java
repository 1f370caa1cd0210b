package dev.octavo.output;

import dev.octavo.address.Address;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
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

/** Makes sure that every output has a file to itself, on every disk and behind every web server. */
public final class DistinctPaths {
    private static final String REMEDY = "give one of them another name or slug";

    private static final Comparator<Claim> ORDER = Comparator.comparing(
                    (Claim claim) -> claim.origin().where().orElse(Location.file("")))
            .thenComparing(Claim::what)
            .thenComparing(Claim::address);

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Claim> owners = new HashMap<>();

    private DistinctPaths() {}

    /**
     * What an output says of itself, asked for once, since each call makes it anew.
     *
     * @param key what it has in common with those that may not be beside it
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
     * What is wrong with the addresses of a plan: those that no file can have, two that one disk would take
     * for the same (by {@link OutputPath#collisionKey}), and files where others need a folder.
     */
    public static Stream<Problem> check(List<Output> plan) {
        if (isDistinct(plan)) {
            return Stream.empty();
        }
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

    /** Whether nothing is wrong, as is usual: to say what is wrong takes much longer. */
    private static boolean isDistinct(List<Output> plan) {
        Set<String> files = new HashSet<>();
        for (Output output : plan) {
            Optional<OutputPath> path = OutputPath.possible(output.address());
            if (path.isEmpty() || !files.add(path.get().collisionKey())) {
                return false;
            }
        }
        return files.stream().flatMap(DistinctPaths::folders).noneMatch(files::contains);
    }

    /** The folders in which {@code path} lies, the innermost first. */
    private static Stream<String> folders(String path) {
        return Stream.iterate(path.lastIndexOf('/'), slash -> slash > 0, slash -> path.lastIndexOf('/', slash - 1))
                .map(slash -> path.substring(0, slash));
    }

    private boolean canBeFile(Output output) {
        Optional<String> fault = OutputPath.fault(output.address());
        fault.ifPresent(clause -> {
            Origin origin = output.origin();
            String fact = "the address " + output.address() + " of " + origin.what() + " " + clause;
            problems.add(problem(origin, fact).hint(origin.remedy().orElse("give it another name or slug")));
        });
        return fault.isEmpty();
    }

    private void claim(Claim claim) {
        Claim first = owners.putIfAbsent(claim.key(), claim);
        if (first == null) {
            return;
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

    /** At the one that can be mended more easily, at the second of two that are alike. */
    private void add(Claim one, Claim other, String fact) {
        Origin second = (weight(one) > weight(other) ? one : other).origin();
        Origin first = (weight(one) > weight(other) ? other : one).origin();
        Problem problem = problem(second, fact).hint(second.remedy().orElse(remedy(first, second)));
        problems.add(first.where().map(place -> problem.related("and", place)).orElse(problem));
    }

    /** What has no file of the author's, Octavo makes itself: it has no other name. */
    private static String remedy(Origin first, Origin second) {
        boolean fixed = first.where().isEmpty() && second.where().isPresent();
        return fixed ? "give " + second.what() + " another name or slug, or remove it" : REMEDY;
    }

    private static int weight(Claim claim) {
        boolean hasRemedy = claim.origin().remedy().isPresent();
        boolean hasPlace = claim.origin().where().isPresent();
        return hasRemedy ? 2 : hasPlace ? 1 : 0;
    }

    private static Problem problem(Origin origin, String fact) {
        return origin.where().map(place -> Problem.error(fact, place)).orElse(Problem.error(fact));
    }
}
