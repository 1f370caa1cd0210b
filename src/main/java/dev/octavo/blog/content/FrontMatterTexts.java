package dev.octavo.blog.content;

import dev.octavo.blog.markdown.write.FormulaWords;
import dev.octavo.blog.markdown.write.TitleMarkup;
import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.math.FormulaException;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.typography.Typography;
import java.util.Optional;
import java.util.function.Consumer;

/** Prepares the texts in front matter for readers. */
record FrontMatterTexts(SiteConfig config) {
    /**
     * Applies typography, renders the markup in the title, and writes formulas as plain text.
     *
     * @param keys the front matter as typed, in which formulas may be wrong
     */
    FrontMatter typeset(FrontMatter typed, Optional<Node.Mapping> keys, SourcePath path, Problems problems) {
        Typography own = config.typographyOf(typed.placement());
        Formulas formulas = config.untrustedContent() ? Formulas.NONE : config.formulasOf(typed.placement());
        String title = FormulaWords.in(typed.title(), formulas, wrong("title", keys, path, problems));
        Optional<String> description = typed.description()
                .map(words -> FormulaWords.in(words, formulas, wrong("description", keys, path, problems)));
        Optional<TitleMarkup> marked = TitleMarkup.of(title, own);
        return typed.typeset(
                marked.map(TitleMarkup::words).orElseGet(() -> own.typeset(title)),
                marked.map(TitleMarkup::html),
                own.typeset(description),
                own,
                typographyOfLists(typed.placement()));
    }

    private static Consumer<FormulaException> wrong(
            String key, Optional<Node.Mapping> keys, SourcePath path, Problems problems) {
        return refused -> problems.add(ProblemKind.FORMULA
                .warning(
                        "this formula cannot be set, so its TeX is shown: " + refused.getMessage(),
                        keys.flatMap(mapping -> mapping.entry(key))
                                .map(entry -> entry.value().location())
                                .orElseGet(() -> Location.file(path.value())))
                .hint(refused.remedy));
    }

    /** Returns the typography of words that articles of a language share, such as tags. */
    private Typography typographyOfLists(FrontMatter.Placement article) {
        return config.editionOf(article)
                .filter(edition -> config.typography())
                .map(edition -> Typography.of(edition.language()))
                .orElse(config.siteTypography());
    }
}
