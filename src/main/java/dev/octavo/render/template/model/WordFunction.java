package dev.octavo.render.template.model;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.text.Html;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code word("page-of", {"number": 2, "count": 7})}: the text of a word in the page's language, as markup if any of the
 * values is markup. A value may be a list of texts, which is joined as the language does.
 *
 * @param words returns the words of the page that this thread is rendering
 */
public record WordFunction(Supplier<Words> words) implements TemplateMethodModelEx {
    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's own signature
    public Object exec(List arguments) throws TemplateModelException {
        if (arguments.isEmpty() || arguments.size() > 2 || !(arguments.get(0) instanceof TemplateScalarModel key)) {
            throw new WrongArgument(
                    "word takes the key of a word and what is filled in",
                    "write it like word(\"page-of\", {\"number\": 2, \"count\": 7})");
        }
        Word word = word(key.getAsString());
        Map<String, Object> values = arguments.size() == 1 ? Map.of() : values(arguments.get(1), word);
        requireAll(word, values);
        if (values.isEmpty()) {
            return new SimpleScalar(words.get().text(word));
        }
        return values.values().stream().anyMatch(Html.class::isInstance)
                ? HTMLOutputFormat.INSTANCE.fromMarkup(
                        words.get().html(word, values).markup())
                : new SimpleScalar(words.get().text(word, values));
    }

    private static Word word(String key) throws WrongArgument {
        Optional<Word> word = Word.of(key);
        if (word.isEmpty()) {
            throw new WrongArgument(
                    "there is no word \"" + key + "\"",
                    Spelling.suggestion(key, Word.keys())
                            .orElse("write the words themselves, or take them from \"extra:\" in content/site.yaml"));
        }
        return word.get();
    }

    private Map<String, Object> values(Object given, Word word) throws TemplateModelException {
        if (!(given instanceof TemplateHashModelEx hash)) {
            throw wrongValues(word);
        }
        Map<String, Object> values = new HashMap<>();
        for (String name : word.placeholders()) {
            TemplateModel value = hash.get(name);
            if (value != null) {
                values.put(name, value(value, word));
            }
        }
        if (values.size() != hash.size()) {
            throw wrongValues(word);
        }
        return values;
    }

    private Object value(TemplateModel value, Word word) throws TemplateModelException {
        if (value instanceof TemplateHTMLOutputModel markup) {
            return new Html(HTMLOutputFormat.INSTANCE.getMarkupString(markup));
        }
        if (value instanceof TemplateNumberModel number) {
            return number.getAsNumber().longValue();
        }
        if (value instanceof TemplateScalarModel text) {
            return text.getAsString();
        }
        if (value instanceof TemplateSequenceModel sequence) {
            return words.get().list(texts(sequence, word));
        }
        throw wrongValues(word);
    }

    private static List<String> texts(TemplateSequenceModel sequence, Word word) throws TemplateModelException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < sequence.size(); i++) {
            if (!(sequence.get(i) instanceof TemplateScalarModel text)) {
                throw wrongValues(word);
            }
            texts.add(text.getAsString());
        }
        return texts;
    }

    private static void requireAll(Word word, Map<String, Object> values) throws WrongArgument {
        boolean counts = word.countedPlaceholder().isEmpty()
                || values.get(word.countedPlaceholder().get()) instanceof Long;
        if (!counts || !values.keySet().containsAll(word.placeholders())) {
            throw wrongValues(word);
        }
    }

    private static WrongArgument wrongValues(Word word) {
        String all = word.placeholders().stream()
                .map(name -> "\"" + name + "\": "
                        + (word.countedPlaceholder().filter(name::equals).isPresent() ? "a number" : "…"))
                .collect(Collectors.joining(", "));
        return new WrongArgument(
                "the word \"" + word.key() + "\" needs " + (all.isEmpty() ? "nothing else" : "other values"),
                "write word(\"" + word.key() + "\"" + (all.isEmpty() ? ")" : ", {" + all + "})"));
    }
}
