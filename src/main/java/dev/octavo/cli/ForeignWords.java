package dev.octavo.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What other generators call our commands and options. */
final class ForeignWords {
    private static final String TABLE = """
            octavo         | upload push release sync                         | did you mean "octavo publish"?
            octavo         | create begin site scaffold quickstart            | did you mean "octavo new site my-blog"?
            octavo         | post draft write article                         | did you mean "octavo new post"?
            octavo         | page                                             | did you mean "octavo new page"?
            octavo         | server dev start watch run live develop          | did you mean "octavo serve"?
            octavo         | generate gen make compile render                 | did you mean "octavo build"?
            octavo         | lint test validate verify                        | did you mean "octavo check"?
            octavo         | clean clear                                      | did you mean "octavo build --clean"?
            octavo         | -v version                                       | did you mean "octavo --version"?
            octavo new     | draft article entry                              | did you mean "octavo new post"?
            octavo new     | blog project                                     | did you mean "octavo new site"?
            octavo build   | -w --serve --livereload --port --open -p         | did you mean "octavo serve"?
            octavo build   | --builddrafts --build-drafts --future -d         | did you mean "--drafts"?
            octavo build   | --output --out-dir --outdir --destination -o     | did you mean "--out"?
            octavo build   | --baseurl --base-url --base                      | did you mean "--url"?
            octavo build   | --source --src --dir --root -s                   | did you mean "--site"?
            octavo build   | --force --no-cache                               | did you mean "--clean"?
            octavo build   | --dry-run --publish --deploy                     | did you mean "octavo publish"?
            octavo serve   | --drafts --draft --builddrafts --future -d       | leave it out: serve shows drafts anyway
            octavo serve   | -w --livereload                                  | leave it out: serve follows every save
            octavo serve   | --source --src --dir --root -s                   | did you mean "--site"?
            octavo serve   | --bind --address                                 | did you mean "--host"?
            octavo serve   | -p                                               | did you mean "--port"?
            octavo serve   | --browser -o                                     | did you mean "--open"?
            octavo publish | --dry --dryrun --simulate -n                     | did you mean "--dry-run"?
            """;

    private ForeignWords() {}

    /** What to write instead of {@code word}, which {@code command} does not have. */
    static Optional<String> remedy(String command, String word) {
        return TABLE.lines()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells[0].strip().equals(command))
                .filter(cells -> List.of(cells[1].strip().split(" ", -1)).contains(word.toLowerCase(Locale.ROOT)))
                .map(cells -> cells[2].strip())
                .findFirst();
    }
}
