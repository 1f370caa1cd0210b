package dev.octavo.export;

/** How books look. */
final class BookStyle {
    /** Where the reader chooses face, size and colours. */
    static final String SCREEN = """
            body { line-height: 1.5; overflow-wrap: break-word; }
            h1, h2, h3, h4 { font-weight: normal; line-height: 1.2; break-after: avoid; hyphens: none; }
            .title { margin-top: 20%; text-align: center; }
            .facts, figcaption, caption { font-size: 0.85em; opacity: 0.8; }
            figure { margin: 1em 0; break-inside: avoid; }
            img { max-width: 100%; height: auto; }
            pre { font-size: 0.8em; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid; padding: 0.6em; }
            code { font-size: 0.9em; }
            pre code { font-size: 1em; }
            blockquote, .alert { margin: 1em 0; padding: 0 0 0 1em; border: 0 solid; border-inline-start-width: 2px; }
            .alert-title, .summary, .code-title, dt { font-weight: bold; }
            table { border-collapse: collapse; font-size: 0.9em; }
            th, td { border-bottom: 1px solid; padding: 0.3em 0.6em 0.3em 0; text-align: start; vertical-align: top; }
            .align-right { text-align: right; }
            .align-center { text-align: center; }
            math[display="block"] { margin: 1em 0; }
            a { overflow-wrap: anywhere; }
            """;

    /** The same for a page that is printed. */
    static final String PRINTED = SCREEN + """
            :root { color-scheme: light dark; background: #fdfdfc; color: #1b242c; }
            body { max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem; font: 112.5%/1.5 P052, Palatino, Georgia, serif; }
            a { color: #b0391b; }
            section { margin-top: 4rem; }
            @media (prefers-color-scheme: dark) {
              :root { background: #12181e; color: #dfe4e7; }
              a { color: #ff9270; }
            }
            @media print {
              :root { color-scheme: light; background: none; color: black; }
              body { max-width: none; padding: 0; font-size: 11pt; }
              section, nav { break-before: page; margin: 0; }
              a { color: inherit; text-decoration: none; }
              p { orphans: 2; widows: 2; hyphens: auto; }
            }
            @page { margin: 20mm 22mm; @bottom-center { content: counter(page); } }
            """;

    private BookStyle() {}
}
