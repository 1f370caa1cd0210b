package dev.octavo.pipeline.make;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.address.SourcePath;
import dev.octavo.cache.Read;
import dev.octavo.content.ReadSite;
import dev.octavo.links.Links;
import dev.octavo.markdown.html.PageMarkup;
import dev.octavo.output.Inputs;
import dev.octavo.output.Output;
import dev.octavo.output.PictureSet;
import dev.octavo.picture.RenditionRequest;
import dev.octavo.project.Project;
import dev.octavo.site.Entry;
import dev.octavo.template.TemplateEngine;
import dev.octavo.template.TemplateReads;
import dev.octavo.text.Html;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Gives one output what it may see of the project, and records what it read. */
public final class ProjectInputs implements Inputs, TemplateReads {
    private final Sources sources;
    private final Output output;
    private final Set<Read> reads = new LinkedHashSet<>();

    ProjectInputs(Sources sources, Output output) {
        this.sources = sources;
        this.output = output;
    }

    /** Where inputs come from. */
    public record Sources(Project project, ReadSite read, Links links, TemplateEngine templates) {}

    @Override
    public Html article(SourcePath source, Addressing addressing) {
        Read.Kind kind = addressing == Addressing.ROOTED ? Read.Kind.ARTICLE : Read.Kind.ARTICLE_IN_FEED;
        reads.add(new Read(kind, source.value()));
        Entry entry = sources.links().article(source);
        SiteUrl url = sources.read().site().config().url();
        Html body = sources.read()
                .articles()
                .body(entry.source())
                .fill(new ArticleAddresses(sources.links(), url, entry, addressing));
        return addressing == Addressing.ABSOLUTE ? PageMarkup.inFeed(body, url.absolute(entry.address())) : body;
    }

    @Override
    public String text(SourcePath source) {
        reads.add(new Read(Read.Kind.TEXT, source.value()));
        return sources.read()
                .articles()
                .body(sources.links().article(source).source())
                .text();
    }

    @Override
    public byte[] bytes(SourcePath file) {
        reads.add(new Read(Read.Kind.BYTES, file.value()));
        return sources.project().read(file).bytes();
    }

    @Override
    public PictureSet picture(SourcePath file, RenditionRequest request) {
        throw new IllegalStateException("no pictures yet");
    }

    @Override
    public String render(String template, Record view) {
        return sources.templates().render(template, view, subject(), this);
    }

    @Override
    public void reads(String template) {
        reads.add(new Read(Read.Kind.TEMPLATE, template));
    }

    @Override
    public void leadsTo(Address address) {
        reads.add(new Read(Read.Kind.ADDRESS, address.path()));
    }

    /** What was read so far. */
    Set<Read> seen() {
        return Collections.unmodifiableSet(reads);
    }

    /** The file that an author would look into, else the page. */
    private String subject() {
        return output.origin()
                .where()
                .map(where -> where.path())
                .orElse(output.address().path());
    }
}
