package dev.octavo.blog.content;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Cards;
import dev.octavo.blog.site.SiteConfig.Looks;
import dev.octavo.lib.address.Nfc;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.RecordComponents;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.raster.CardFont;
import dev.octavo.lib.raster.MachineFonts;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the files of the site that {@code cards: {font: /fonts/NAME.ttf}} names. */
final class CardFontFiles {
    private final Project project;
    private final Node.Mapping keys;
    private final Problems problems;

    private CardFontFiles(Project project, Node.Mapping keys, Problems problems) {
        this.project = project;
        this.keys = keys;
        this.problems = problems;
    }

    /** Returns settings that name fonts for cards with fonts of the site in place of their addresses; of a file that is missing, links are told. */
    static SiteConfig with(SiteConfig config, Project project, Node.Mapping keys, Problems problems) {
        CardFontFiles files = new CardFontFiles(project, keys, problems);
        List<CardFont> fonts = config.looks().cards().orElseThrow().fonts().stream()
                .map(files::found)
                .toList();
        Looks looks = RecordComponents.with(config.looks(), Map.of("cards", Optional.of(new Cards(fonts))));
        return RecordComponents.with(config, Map.of("looks", looks));
    }

    private CardFont found(CardFont named) {
        Optional<SourcePath> file = project.filesUnder("static")
                .filter(path -> named.isFile() && path.value().equals("static" + Nfc.of(named.name())))
                .findFirst();
        Optional<Path> path = file.flatMap(project::onDisk);
        if (path.isEmpty()) {
            return named;
        }
        try {
            return MachineFonts.read(
                    named.name(), path.get(), Hash.of(project.read(file.get()).bytes()));
        } catch (FontFormatException unknown) {
            return refused(
                    named,
                    "is not a font that cards can be drawn with",
                    "name a file in TrueType or OpenType, with the ending .ttf, .otf or .ttc; those for browsers, .woff and"
                            + " .woff2, cannot be read here");
        } catch (IOException unreadable) {
            return refused(
                    named,
                    "cannot be used, since this machine has no fontconfig",
                    "install it, such as with: sudo apt install fontconfig");
        }
    }

    private CardFont refused(CardFont named, String fact, String remedy) {
        problems.add(ProblemKind.SETTINGS
                .error(
                        "\"" + named.name() + "\" " + fact,
                        keys.entry("cards").orElseThrow().value().location())
                .hint(remedy));
        return named;
    }
}
