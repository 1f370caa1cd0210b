package dev.octavo.build.check;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds missing files that the author's stylesheets load, and what they leave unclosed. */
public final class Stylesheets {
    private static final String STATIC = "static/";
    // On another site, within the page, or known only to browsers.
    private static final Pattern NOT_CHECKED = Pattern.compile("(?is)(?:[a-z][a-z0-9+.-]*:|//|#|\\?|var\\(|env\\().*|");

    private final SourcePath sheet;
    private final String text;
    private final PlannedSite planned;
    private final NearestPath nearest;

    private Stylesheets(SourcePath sheet, PlannedSite planned, NearestPath nearest) {
        this.sheet = sheet;
        this.text = planned.project().read(sheet).anyText();
        this.planned = planned;
        this.nearest = nearest;
    }

    public static Stream<Problem> check(PlannedSite planned) {
        if (!planned.unreadable().isEmpty()) {
            return Stream.empty(); // what they load may belong to an article that could not be read
        }
        NearestPath nearest = new NearestPath(() -> planned.addresses().stream().map(Address::path));
        return planned.project()
                .own("static")
                .filter(path -> path.value().endsWith(".css"))
                .flatMap(path -> new Stylesheets(path, planned, nearest).problems());
    }

    private Stream<Problem> problems() {
        CssReader.Contents found = CssReader.read(text);
        return Stream.concat(
                found.references().stream().flatMap(reference -> missing(reference).stream()),
                found.open().stream().map(this::unclosed));
    }

    private Problem unclosed(CssReader.Open open) {
        return ProblemKind.STYLESHEET
                .warning(open.what() + " is never closed", place(open.start(), open.start() + 1))
                .hint("write " + open.end() + " where it ends; until then browsers drop or misread what follows");
    }

    private Optional<Problem> missing(CssReader.Reference reference) {
        if (NOT_CHECKED.matcher(reference.written()).matches()) {
            return Optional.empty();
        }
        String written = reference.written().split("[?#]", 2)[0];
        String path = PercentEncoding.decoded(written).orElse(written);
        Optional<String> target = path.startsWith("/")
                ? planned.site().config().url().below(path).map(Address::path)
                : RelativePath.resolved(sheet.folder(), path)
                        .filter(file -> file.startsWith(STATIC))
                        .map(file -> file.substring(STATIC.length() - 1));
        if (target.map(Address::new).filter(planned.addresses()::contains).isPresent()) {
            return Optional.empty();
        }
        String remedy = nearest.to(target.orElse("/" + path.substring(path.lastIndexOf('/') + 1)))
                .map(near -> "did you mean \"" + RelativePath.between(sheet.folder(), "static" + near) + "\"?")
                .or(() -> target.map(file -> "put the file there, at static" + file + ", or correct the path"))
                .orElse("put the file into static/, and write the path to it from this file");
        return Optional.of(ProblemKind.STYLESHEET
                .warning("\"" + reference.written() + "\" does not exist", place(reference.start(), reference.end()))
                .hint(remedy));
    }

    private Location place(int start, int end) {
        return Location.in(sheet.value(), text, start, Math.max(start, end));
    }
}
