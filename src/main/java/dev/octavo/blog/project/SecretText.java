package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of private key or access token, of which small text files are searched just before they are copied to the site.
 *
 * @param part what such a secret contains, for which a search is quick
 */
public record SecretText(String what, String part, Pattern whole) {
    private static final int MOST_BYTES = 64_000;
    private static final Set<String> KINDS = Set.of(("txt json jsonl js mjs css csv tsv xml html htm yaml yml toml ini"
                    + " conf cfg cnf properties config mobileconfig asc pub py rb pl php sh bash ps1 bat java go rs ts md map"
                    + " ipynb")
            .split(" ", -1));
    private static final List<SecretText> ALL = Resources.lines("/secrets.txt")
            .map(line -> line.split(" \\| ", 3))
            .map(parts -> new SecretText(parts[0], parts[1], Pattern.compile(parts[2])))
            .toList();

    /**
     * Returns a warning for each kind of secret in a file of the author's.
     *
     * @throws SnapshotChanged if the file has changed
     */
    public static List<Problem> in(Project project, SourcePath file) {
        String name = file.fileName();
        String extension = SourcePath.extension(name);
        boolean text = name.indexOf('.') < 0 || KINDS.contains(extension);
        if (!text || !project.isOwn(project.file(file)) || project.size(file) > MOST_BYTES) {
            return List.of();
        }
        // Of these bytes, only ASCII matters, and a search in Latin-1 is the quickest.
        byte[] bytes = project.look(file, in -> in.readNBytes(MOST_BYTES));
        String content = new String(bytes, StandardCharsets.ISO_8859_1);
        // Maps and Firebase of Google need a key in pages, and say that it is no secret there.
        boolean page = Set.of("js", "mjs", "html", "htm").contains(extension);
        return ALL.stream()
                .filter(secret -> !(page && secret.part.equals("AIza")))
                .flatMap(secret -> secret.find(file, content))
                .distinct()
                .toList();
    }

    private Stream<Problem> find(SourcePath file, String content) {
        Matcher secret = whole.matcher(content);
        if (content.indexOf(part) < 0 || !secret.find()) {
            return Stream.empty();
        }
        int line =
                Location.in(file.value(), content, secret.start(), secret.end()).line();
        // Without its line, which would be printed: logs of a build are read by others.
        return Stream.of(Problem.warning(
                        "this file, which is published, contains " + what + " in line " + line,
                        Location.file(file.value()))
                .hint("take the file out of the site's folder; where it was online before, have the secret replaced"
                        + " too: others may know it; if everybody may have it, add " + file.value()
                        + " to \"publish-files\" in content/site.yaml"));
    }
}
