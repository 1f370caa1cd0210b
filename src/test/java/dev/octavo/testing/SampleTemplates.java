package dev.octavo.testing;

import dev.octavo.render.template.TemplateSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates in memory, by name. */
public record SampleTemplates(Map<String, String> texts) implements TemplateSource {
    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public List<String> names() {
        return texts.keySet().stream().sorted().toList();
    }
}
