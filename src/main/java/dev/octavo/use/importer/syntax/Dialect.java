package dev.octavo.use.importer.syntax;

/** What other programs add to Markdown. */
public enum Dialect {
    /** Tags of Jekyll and Eleventy. */
    LIQUID,
    NUNJUCKS,
    /** Shortcodes. */
    HUGO,
    ZOLA,
    /** Attributes and marks of Jekyll's Markdown. */
    KRAMDOWN,
    /** Also what Python-Markdown adds. */
    PELICAN,
    MDX,
    /** Also what Quartz adds. */
    OBSIDIAN,
    HEXO,
    /** Blocks between lines of colons, as VuePress and Docusaurus have them. */
    CONTAINERS
}
