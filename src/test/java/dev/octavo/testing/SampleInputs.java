package dev.octavo.testing;

import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.text.Html;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.template.AddressCheck;
import dev.octavo.render.template.TemplateEngine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Inputs in memory: the given templates, and articles that consist of their path and addressing. */
public final class SampleInputs implements Inputs {
    private final TemplateEngine engine;

    /** With templates by name, {@code post.ftlh}. */
    public SampleInputs(Map<String, String> templates, SiteUrl url) {
        this(templates, url, "en");
    }

    /** For a site in {@code language}. */
    public SampleInputs(Map<String, String> templates, SiteUrl url, String language) {
        engine = new TemplateEngine(
                new SampleTemplates(templates), url, ShippedWords.lexicon(language), AddressCheck.UNCHECKED, false);
    }

    @Override
    public Html article(SourcePath source, Addressing addressing) {
        return new Html("<p>" + source + " &amp; " + addressing + "</p>");
    }

    @Override
    public List<Record> next(SourcePath post) {
        return List.of();
    }

    @Override
    public List<Record> mentions(SourcePath post) {
        return List.of();
    }

    @Override
    public byte[] terms(SourcePath source) {
        return new byte[Integer.BYTES];
    }

    @Override
    public Hash addFile(Address address, byte[] bytes) {
        throw new IllegalStateException("a sample brings nothing along");
    }

    @Override
    public ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes);
    }

    @Override
    public byte[] bytes(SourcePath file) {
        return file.value().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Content> shownPicture(SourcePath file, RenditionRequest request) {
        return Optional.empty();
    }

    @Override
    public byte[] kept(String kind, Hash from, Supplier<byte[]> maker) {
        return maker.get();
    }

    @Override
    public Words words(String language) {
        return engine.lexicon().of(language);
    }

    @Override
    public String render(String template, String language, Record view) {
        return engine.render(template, language, view, "a test");
    }
}
