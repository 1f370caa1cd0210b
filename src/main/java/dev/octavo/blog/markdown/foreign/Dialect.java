package dev.octavo.blog.markdown.foreign;

/** What a body may hold beyond plain Markdown, by the program that reads it. */
public enum Dialect {
    /** {@code {% tag %}} and <code>{{ value }}</code> of Jekyll and Eleventy. */
    LIQUID,
    /** The same of Eleventy, with commas between arguments. */
    NUNJUCKS,
    /** <code>{{< name >}}</code> and <code>{{% name %}}</code>. */
    HUGO,
    /** <code>{{ name(key="value") }}</code>, {@code {% name() %}…{% end %}} and {@code @/page.md}. */
    ZOLA,
    /** {@code {: .class}} and {@code {::comment}}. */
    KRAMDOWN,
    /** {@code {static}file}, and what Python-Markdown reads: {@code !!! note}, {@code :::python}. */
    PELICAN,
    /** JSX elements, and lines of JavaScript. */
    MDX,
    /** {@code [[note]]}, {@code %%comment%%} and {@code ==mark==} of Obsidian and Quartz. */
    OBSIDIAN,
    /** {@code {% tag arguments %}} without names. */
    HEXO,
    /** {@code :::name Title} of VuePress, Docusaurus and others. */
    CONTAINERS
}
