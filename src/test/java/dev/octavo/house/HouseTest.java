package dev.octavo.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house: floors, libraries and rooms. To add a room, put it on a floor here. */
final class HouseTest {
    private static final String ROOT = "dev.octavo.";

    /** From the ground up: arrows go down only, and rooms of one level do not know each other. */
    private static final List<Set<String>> FLOORS = List.of(
            rooms("lib", "hash loading"),
            rooms("lib", "address plain problem text typography work"),
            rooms("lib", "data diagram drawing highlight math picture"),
            rooms("lib", "raster"),
            rooms("blog", "publication words"),
            rooms("blog", "site"),
            rooms("blog", "links markdown project schema"),
            rooms("blog", "terms"),
            rooms("blog", "content"),
            rooms("render", "output template"),
            rooms("render", "component related"),
            rooms("render", "asset feed page search"),
            rooms("build", "cache check disk"),
            rooms("build", "pipeline"),
            Set.of("publish"),
            Set.of("library"),
            rooms("use", "doctor export fetch scaffold upgrade"),
            rooms("use", "importer serve"),
            rooms("use", "cli maven"));

    private static Set<String> rooms(String floor, String names) {
        return Stream.of(names.split(" ")).map(name -> floor + "." + name).collect(Collectors.toUnmodifiableSet());
    }

    /** The same within the rooms that are several packages. */
    private static final Map<String, List<Set<String>>> INNER_FLOORS = Map.ofEntries(
            Map.entry(
                    "lib.diagram",
                    List.of(Set.of("lib.diagram.engine"), Set.of("lib.diagram.plantuml"), Set.of("lib.diagram"))),
            Map.entry(
                    "blog.markdown",
                    List.of(
                            Set.of("blog.markdown.syntax"),
                            Set.of("blog.markdown.block", "blog.markdown.html", "blog.markdown.inline"),
                            Set.of("blog.markdown.foreign"),
                            Set.of("blog.markdown.write"),
                            Set.of("blog.markdown"))),
            Map.entry("render.page", List.of(Set.of("render.page.facts"), Set.of("render.page"))),
            Map.entry(
                    "lib.picture",
                    List.of(
                            Set.of("lib.picture.pixel"),
                            Set.of("lib.picture.codec"),
                            Set.of("lib.picture"),
                            Set.of("lib.picture.privacy"))),
            Map.entry(
                    "build.pipeline",
                    List.of(
                            Set.of("build.pipeline.picture"),
                            Set.of("build.pipeline.make"),
                            Set.of("build.pipeline"),
                            Set.of("build.pipeline.preview", "build.pipeline.schedule"))),
            Map.entry(
                    "publish",
                    List.of(
                            Set.of("publish.lock", "publish.site", "publish.ssh"),
                            Set.of("publish.announce", "publish.look", "publish.readers", "publish.target"),
                            Set.of("publish.command", "publish.git", "publish.release"),
                            Set.of("publish.folder", "publish.s3", "publish.sftp"),
                            Set.of("publish"))),
            Map.entry("blog.site", List.of(Set.of("blog.site.destination"), Set.of("blog.site"))),
            Map.entry(
                    "use.importer",
                    List.of(
                            Set.of("use.importer.account"),
                            Set.of("use.importer.old"),
                            Set.of("use.importer.html"),
                            Set.of("use.importer.source"),
                            Set.of("use.importer"))),
            Map.entry("render.template", List.of(Set.of("render.template.model"), Set.of("render.template"))));

    /** The packages that may use a library. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("com.vladsch.flexmark", Set.of("blog.markdown.block", "blog.markdown.write")),
            Map.entry("com.dynatrace.hash4j", Set.of("lib.hash")),
            Map.entry(
                    "org.jsoup",
                    Set.of(
                            "use.export",
                            "use.fetch",
                            "use.importer.html",
                            "use.importer.source",
                            "blog.markdown",
                            "blog.markdown.html",
                            "blog.markdown.syntax",
                            "publish.readers",
                            "render.page",
                            "publish.s3")),
            Map.entry("org.fife", Set.of("lib.highlight")),
            Map.entry("net.sourceforge.plantuml", Set.of("lib.diagram.plantuml")),
            Map.entry("javax.swing", Set.of("lib.highlight")),
            Map.entry("freemarker", Set.of("render.template", "render.template.model")),
            Map.entry("org.snakeyaml", Set.of("lib.data")),
            Map.entry("org.tomlj", Set.of("lib.data")),
            Map.entry("com.fasterxml.jackson", Set.of("lib.text")),
            Map.entry("com.sun.net.httpserver", Set.of("use.serve")),
            Map.entry("com.jcraft.jzlib", Set.of("lib.picture.codec")),
            Map.entry("com.luciad", Set.of("lib.picture.codec")),
            Map.entry("javax.imageio", Set.of("lib.picture.codec")),
            Map.entry("java.net.http", Set.of("use.fetch", "publish.announce", "publish.look")),
            Map.entry("com.github.weisj.jsvg", Set.of("lib.raster")),
            Map.entry("org.apache.maven", Set.of("use.maven")),
            Map.entry("picocli", Set.of("use.cli")));

    /** A longer file is hardly one thing. */
    private static final int LONGEST_FILE = 400;

    /** A parser by recursive descent calls itself from everywhere, so it is one thing at any length. */
    private static final Set<Path> GRAMMARS = Set.of(Path.of("src/main/java/dev/octavo/lib/math/FormulaParser.java"));

    /** The types of a room that its neighbours can see. Beyond that many, nobody knows what the room is for. */
    private static final int MOST_PUBLIC_TYPES = 35;

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.octavo");

    @Test
    void everyPackageStandsOnAFloor() {
        Set<String> known = new TreeSet<>();
        FLOORS.forEach(known::addAll);
        INNER_FLOORS.values().forEach(floors -> floors.forEach(known::addAll));
        Set<String> found = new TreeSet<>();
        // A folder of rooms has an introduction, which javac makes a class of.
        CLASSES.stream().filter(c -> !c.getSimpleName().equals("package-info")).forEach(c -> found.add(name(c)));
        INNER_FLOORS.keySet().forEach(found::add); // a room may be a house of packages alone
        assertEquals(known, found);
    }

    @Test
    void arrowsGoDownOnly() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
                JavaClass to = arrow.getTargetClass();
                boolean ours = to.getPackageName().startsWith(ROOT);
                if (ours && !name(from).equals(name(to)) && !isBelow(to, from)) {
                    wrong.add(from.getName() + " -> " + to.getName());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static boolean isBelow(JavaClass one, JavaClass other) {
        return room(one).equals(room(other))
                ? floor(INNER_FLOORS.get(room(one)), name(one)) < floor(INNER_FLOORS.get(room(one)), name(other))
                : floor(FLOORS, room(one)) < floor(FLOORS, room(other));
    }

    @Test
    void noPackagesFormACircle() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyLibraryIsSeenFromItsPackages() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
                String to = arrow.getTargetClass().getPackageName();
                LIBRARIES.forEach((library, rooms) -> {
                    if ((to.equals(library) || to.startsWith(library + ".")) && !rooms.contains(name(from))) {
                        wrong.add(from.getName() + " -> " + to);
                    }
                });
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void theModelConsistsOfRecords() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + "blog.site", ROOT + "blog.publication")
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
                .areAssignableTo(ROOT + "render.output.Output")
                .should()
                .beRecords()
                .check(CLASSES);
    }

    @Test
    void numbersAreWrittenAlikeInEveryLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
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

    /** Only {@code address/Slashes} handles separators; everything else joins paths with {@code resolve}. */
    @Test
    void noPathIsTreatedAsText() throws IOException {
        Pattern asText = Pattern.compile(
                "File\\.separator|getSeparator\\(\\)|toString\\(\\)\\s*\\.replace\\('\\\\\\\\'|Path\\.of\\([^;]*\\+ \"/");
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher found = asText.matcher(Files.readString(file));
                if (!file.endsWith("address/Slashes.java") && found.find()) {
                    wrong.add(file + ": " + found.group());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void filesStayShort() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST_FILE && !GRAMMARS.contains(file)) {
                    wrong.add(file + " has " + lines + " lines");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void packagesHaveFewPublicTypes() {
        Map<String, Integer> seen = new TreeMap<>();
        for (JavaClass c : CLASSES) {
            if (c.getModifiers().contains(JavaModifier.PUBLIC) && c.isTopLevelClass()) {
                seen.merge(c.getPackageName(), 1, Integer::sum);
            }
        }
        seen.values().removeIf(count -> count <= MOST_PUBLIC_TYPES);
        assertEquals(Map.of(), seen);
    }

    /** Its package below that of the program. */
    private static String name(JavaClass c) {
        return c.getPackageName()
                .substring(Math.min(ROOT.length(), c.getPackageName().length()));
    }

    private static String room(JavaClass c) {
        String name = name(c);
        return FLOORS.stream()
                .flatMap(Set::stream)
                .filter(room -> name.equals(room) || name.startsWith(room + "."))
                .findFirst()
                .orElse(name);
    }

    private static int floor(List<Set<String>> floors, String name) {
        for (int i = 0; i < floors.size(); i++) {
            if (floors.get(i).contains(name)) {
                return i;
            }
        }
        return -1;
    }
}
