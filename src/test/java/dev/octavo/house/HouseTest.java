package dev.octavo.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house: floors, libraries and rooms. To add a room, put it on a floor here. */
final class HouseTest {
    private static final String ROOT = "dev.octavo.";

    /** From the ground up: arrows go down only, and rooms of one floor do not know each other. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("hash"),
            Set.of("address", "plain", "problem", "publication", "text", "work"),
            Set.of("data", "site"),
            Set.of("highlight", "links", "markdown", "output", "picture", "project", "schema", "template"),
            Set.of("asset", "cache", "check", "content", "disk", "feed", "page"),
            Set.of("pipeline", "publish"),
            Set.of("scaffold", "serve"),
            Set.of("cli"));

    /** The rooms that each library may be seen from: one, or two where what is read differs, as HTML before and after. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("com.vladsch.flexmark", Set.of("markdown")),
            Map.entry("com.dynatrace.hash4j", Set.of("hash")),
            Map.entry("org.jsoup", Set.of("markdown", "publish")),
            Map.entry("org.fife", Set.of("highlight")),
            Map.entry("javax.swing", Set.of("highlight")),
            Map.entry("freemarker", Set.of("template")),
            Map.entry("org.snakeyaml", Set.of("data")),
            Map.entry("org.tomlj", Set.of("data")),
            Map.entry("org.antlr", Set.of("data")),
            Map.entry("com.fasterxml.jackson", Set.of("text")),
            Map.entry("com.sun.net.httpserver", Set.of("serve")),
            Map.entry("software.amazon.awssdk", Set.of("publish")),
            Map.entry("picocli", Set.of("cli")));

    /** A file beyond it is hardly one thing; a grammar may be long. */
    private static final int LONGEST_FILE = 350;

    /** The types of a room that its neighbours can see. Beyond that many, nobody knows what the room is for. */
    private static final int MOST_PUBLIC_TYPES = 35;

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.octavo");

    @Test
    void everyRoomStandsOnAFloor() {
        Set<String> known = new TreeSet<>();
        FLOORS.forEach(known::addAll);
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(c -> found.add(room(c)));
        found.removeAll(known);
        assertEquals(Set.of(), found);
    }

    @Test
    void arrowsGoDownOnly() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
                JavaClass to = arrow.getTargetClass();
                boolean ours = to.getPackageName().startsWith(ROOT);
                if (ours && !room(from).equals(room(to)) && floor(to) >= floor(from)) {
                    wrong.add(from.getName() + " -> " + to.getName());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void noRoomsFormACircle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyLibraryHasOneRoom() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
                String to = arrow.getTargetClass().getPackageName();
                LIBRARIES.forEach((library, rooms) -> {
                    if ((to.equals(library) || to.startsWith(library + ".")) && !rooms.contains(room(from))) {
                        wrong.add(from.getName() + " -> " + to);
                    }
                });
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void whatIsKnownOfABlogIsARecord() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + "site", ROOT + "publication")
                .should()
                .beRecords()
                .orShould()
                .beInterfaces()
                .orShould()
                .beEnums()
                .check(CLASSES);
    }

    @Test
    void outputsAreRecords() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areAssignableTo(ROOT + "output.Output")
                .should()
                .beRecords()
                .check(CLASSES);
    }

    @Test
    void classesAreFinal() {
        Set<String> open = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            boolean closed = c.isInterface()
                    || c.isEnum()
                    || c.isAnonymousClass()
                    || c.getModifiers().contains(JavaModifier.FINAL)
                    || c.getModifiers().contains(JavaModifier.ABSTRACT);
            if (!closed) {
                open.add(c.getName());
            }
        }
        assertEquals(Set.of(), open);
    }

    @Test
    void filesStayShort() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST_FILE) {
                    wrong.add(file + " has " + lines + " lines");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aPackageShowsItsNeighboursOnlySoMuch() {
        Map<String, Integer> seen = new TreeMap<>();
        for (JavaClass c : CLASSES) {
            if (c.getModifiers().contains(JavaModifier.PUBLIC) && c.isTopLevelClass()) {
                seen.merge(c.getPackageName(), 1, Integer::sum);
            }
        }
        seen.values().removeIf(count -> count <= MOST_PUBLIC_TYPES);
        assertEquals(Map.of(), seen);
    }

    private static String room(JavaClass c) {
        String rest = c.getPackageName()
                .substring(Math.min(ROOT.length(), c.getPackageName().length()));
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static int floor(JavaClass c) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(room(c))) {
                return i;
            }
        }
        return -1;
    }
}
