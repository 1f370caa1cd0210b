/**
 * What would be of use to any program. It knows nothing of blogs, and imports nothing from outside this folder: values go in,
 * values come out, and an author's mistake is a {@link dev.octavo.lib.problem.Problem} with its place and its remedy.
 *
 * <p>For example, {@code math} turns {@code $e^{i\pi}$} into MathML, {@code picture} a photograph into four widths of WebP,
 * {@code data} YAML into a tree whose nodes know their line and column, and {@code diagram} text into SVG.
 */
package dev.octavo.lib;
