package dev.octavo.render.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 10: two owners of one file are an error that names both. */
final class DistinctPathsTest {
    private static final List<Origin> OWNERS = List.of(
            Origin.of("the post \"A\"", Location.file("content/posts/a.md")),
            Origin.of("the page \"B\"", Location.file("content/pages/b.md")),
            Origin.of("the file static/c", Location.file("static/c")),
            Origin.of("the alias of \"D\"", Location.at("content/posts/d.md", 3, 1)),
            Origin.of("the tag \"e\""),
            Origin.of("the feed"),
            Origin.of("the author \"G\"", Location.file("content/authors/g.yaml")),
            Origin.of("the file content/posts/h.png", Location.file("content/posts/h.png")));

    static Stream<Arguments> pairs() {
        return OWNERS.stream()
                .flatMap(first -> OWNERS.stream()
                        .filter(second -> !first.equals(second))
                        .map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void namesBothOwnersOfOneAddress(Origin first, Origin second) {
        assertNamesBoth(first, "/x/", second, "/x/");
        assertNamesBoth(first, "/posts/hello/", second, "/posts/Hello/");
        assertNamesBoth(first, "/caf\u00e9/", second, "/cafe\u0301/");
        assertNamesBoth(first, "/\u00c9t\u00e9.png", second, "/e\u0301te\u0301.png");
        assertNamesBoth(first, "/x/", second, "/x/index.html");
        assertNamesBoth(first, "/x/", second, "/X/INDEX.html");
        assertNamesBoth(first, "/x", second, "/x/");
        assertNamesBoth(first, "/x", second, "/X/y/z.png");
    }

    @Test
    void acceptsNeighbours() {
        assertEquals(
                List.of(),
                message(
                        at(OWNERS.get(0), "/"),
                        at(OWNERS.get(0), "/x/"),
                        at(OWNERS.get(0), "/x/y.png"),
                        at(OWNERS.get(0), "/x.html"),
                        at(OWNERS.get(0), "/xy/"),
                        at(OWNERS.get(0), "/stra\u00dfe/"),
                        at(OWNERS.get(0), "/strasse/")));
    }

    @Test
    void readsForAnAuthor() {
        assertEquals(
                List.of(
                        "content/posts/a.md: the file static/A and the post \"a\" have addresses that one disk or server"
                                + " takes for the same: /A/ and /a/; give one of them another name or slug",
                        "content/posts/b.md: the address /con/ of the post \"b\" has a segment \"con\", which is a device"
                                + " on Windows; give it another name or slug",
                        "static/tags: the file static/tags is a file at /tags, where the tag \"x\" needs a folder for"
                                + " /tags/x/; give the file static/tags another name or slug, or remove it"),
                message(
                        at(Origin.of("the post \"a\"", Location.file("content/posts/a.md")), "/a/"),
                        at(Origin.of("the file static/A", Location.file("content/posts/A/a.png")), "/A/"),
                        at(Origin.of("the post \"b\"", Location.file("content/posts/b.md")), "/con/"),
                        at(Origin.of("the tag \"x\""), "/tags/x/"),
                        at(Origin.of("the file static/tags", Location.file("static/tags")), "/tags")));
    }

    @Test
    void refusesAddressesThatWouldLeaveTheFolder() {
        assertEquals(
                List.of(
                        "content/posts/a.md: the address /../../etc/passwd of the post \"A\" has a segment \"..\", which"
                                + " would leave its folder; give it another name or slug"),
                message(at(OWNERS.get(0), "/../../etc/passwd")));
    }

    private static void assertNamesBoth(Origin first, String firstAddress, Origin second, String secondAddress) {
        List<Output> plan = new ArrayList<>(List.of(at(first, firstAddress), at(second, secondAddress)));
        List<Problem> problems = problems(plan);
        assertEquals(1, problems.size(), firstAddress + " " + secondAddress);
        Problem problem = problems.get(0);
        List<Location> places = new ArrayList<>(problem.location().stream().toList());
        problem.related().forEach(related -> places.add(related.location()));
        for (Origin origin : List.of(first, second)) {
            assertEquals(true, problem.message().contains(origin.what()), problem.message());
            origin.where().ifPresent(place -> assertEquals(true, places.contains(place), places.toString()));
        }
        Collections.reverse(plan);
        assertEquals(problems, problems(plan), "whatever the order of the plan");
    }

    private static List<String> message(Output... plan) {
        return problems(List.of(plan)).stream()
                .map(p -> p.location().map(l -> l + ": ").orElse("") + p.message() + "; "
                        + p.hint().orElseThrow())
                .toList();
    }

    private static List<Problem> problems(List<Output> plan) {
        List<Problem> problems = DistinctPaths.check(plan).sorted().toList();
        assertEquals(
                problems.isEmpty(),
                DistinctPaths.areDistinct(plan.stream().map(Planned::of).toList()));
        return problems;
    }

    private static Output at(Origin origin, String address) {
        return new NamedFile(origin, new Address(address));
    }

    private record NamedFile(Origin origin, Address address) implements Output {
        @Override
        public Content make(Inputs inputs) {
            return Content.text("");
        }
    }
}
