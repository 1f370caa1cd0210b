package dev.octavo.lib.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas have the same structure as in Temml, and what Temml refuses is refused. */
@Tag("ci")
class TemmlTest {
    /** Intended differences, and why. */
    private static final Map<String, String> BY_CHOICE = Map.of(
            "\\begin{equation} \\begin{split} a &= b \\\\ &= c \\end{split} \\end{equation}",
            "a column alone is centred, as in LaTeX",
            "[0,1)^n \\cup (0,1]^n",
            "0,1 is no number, and intervals are brackets too",
            "\\mathbf{A}\\mathit{bc}\\mathsf{T}\\mathtt{code}",
            "letters of a machine are one word, as those of other alphabets",
            "10\\,\\mathrm{km/h}",
            "upright letters are one word, also beside a sign",
            "\\prescript{a}{2}{F}",
            "mathtools has what stands above first",
            "\\underset{x}{\\operatorname{argmax}}\\, f(x)",
            "Temml puts four elements in one that has two",
            "\\Bigl( x \\Bigr)^2",
            "large brackets are brackets");

    @TempDir
    private Path folder;

    @Test
    void hasTheStructureOfTemml() throws Exception {
        List<String> formulas = FormulaTest.rows("formulas.txt");
        List<String> answers = temml(formulas);
        assertEquals(formulas.size(), answers.size());
        List<String> different = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < formulas.size(); i++) {
            String tex = formulas.get(i);
            String theirs = answers.get(i).startsWith("<") ? Structure.of(answers.get(i)) : answers.get(i);
            String ours = Structure.of(Formula.mathml(tex, true, Map.of()));
            if (!ours.equals(theirs)) {
                different.add(tex);
                shown.add(tex + "\n  Temml " + theirs + "\n  here  " + ours);
            }
        }
        assertEquals(BY_CHOICE.keySet(), Set.copyOf(different), () -> String.join("\n", shown));
        assertTrue(different.size() <= formulas.size() * 0.025, "at least 195 of 200 are the same");
    }

    @Test
    void refusesWhatTemmlRefuses() throws Exception {
        List<String> wrong = FormulaTest.rows("wrong.txt").stream()
                .map(row -> row.split(" \\|\\| ", -1)[0])
                .toList();
        List<String> answers = temml(wrong);
        assertEquals(wrong.size(), answers.size());
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < wrong.size(); i++) {
            if (answers.get(i).startsWith("refused: ")) {
                refused.add(wrong.get(i));
            }
        }
        List<String> taken = new ArrayList<>(wrong);
        taken.removeAll(refused);
        assertTrue(refused.size() >= 25, () -> "Temml takes " + taken);
    }

    private List<String> temml(List<String> formulas) throws IOException, InterruptedException {
        Path temml = Path.of("target", "temml", "node_modules", "temml").toAbsolutePath();
        if (!Files.isDirectory(temml)) {
            throw new IllegalStateException(temml + " is missing: .ci/run puts it there with npm");
        }
        Path script = Path.of("src/test/resources/dev/octavo/lib/math/temml.js").toAbsolutePath();
        Path input = Files.write(folder.resolve("formulas"), formulas);
        Path output = folder.resolve("answers");
        int exit = new ProcessBuilder("timeout", "120", "node", script.toString(), temml.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        assertEquals(0, exit, "node");
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }
}
