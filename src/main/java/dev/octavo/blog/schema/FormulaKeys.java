package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.site.Formulas;
import dev.octavo.lib.data.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values and keys of {@code math} in {@code site.yaml}. */
final class FormulaKeys {
    private static final Pattern COMMAND = Pattern.compile("\\\\?[A-Za-z]+");

    private static final Shape<Map<String, String>> MACROS = Shape.of(
            (node, slot) -> node instanceof Node.Mapping mapping
                    ? macros(mapping, slot)
                    : slot.refuse(
                            "needs commands and their replacements, not " + node.described(),
                            "write each below it, such as R: '\\mathbb{R}'",
                            node.location()),
            Shape.named(Shape.ordered("type", "string")));

    static final Shape<Formulas> SHAPE =
            Values.switchOr(Formulas.DEFAULT, Formulas.NONE, KeyTable.shape("math", FormulaKeys::formulas));

    private FormulaKeys() {}

    private static Optional<Formulas> formulas(Fields fields) {
        return fields.value("macros", MACROS).or(() -> Optional.of(Map.of())).map(macros -> new Formulas(true, macros));
    }

    /** Whether braces are balanced; if not, reports it here, once, and not for every formula that uses the macro. */
    private static boolean isClosed(String tex, Node.Entry macro, Slot slot) {
        int open = 0;
        for (int i = 0; i < tex.length() && open >= 0; i++) {
            char c = tex.charAt(i);
            i += c == '\\' ? 1 : 0;
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        if (open != 0) {
            slot.refuse(
                    "has \"" + macro.key() + "\" with a brace that "
                            + (open > 0 ? "is never closed" : "has no matching {"),
                    open > 0 ? "write } where its content ends" : "remove it, or write { before it",
                    macro.value().location());
        }
        return open == 0;
    }

    private static Optional<Map<String, String>> macros(Node.Mapping mapping, Slot slot) {
        Map<String, String> macros = new HashMap<>();
        boolean right = true;
        for (Node.Entry entry : mapping.entries()) {
            if (!COMMAND.matcher(entry.key()).matches()) {
                slot.refuse(
                        "has \"" + entry.key() + "\", which is not a TeX command",
                        "write letters from a to z and A to Z only",
                        entry.keyLocation());
                right = false;
                continue;
            }
            Optional<String> body = Values.LINE.read(entry.value(), slot).filter(tex -> isClosed(tex, entry, slot));
            body.ifPresent(tex -> macros.put(entry.key().startsWith("\\") ? entry.key() : "\\" + entry.key(), tex));
            right &= body.isPresent();
        }
        return right ? Optional.of(macros) : Optional.empty();
    }
}
