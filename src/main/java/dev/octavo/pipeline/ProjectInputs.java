package dev.octavo.pipeline;

import dev.octavo.address.SourcePath;
import dev.octavo.content.ReadSite;
import dev.octavo.links.Links;
import dev.octavo.output.Inputs;
import dev.octavo.output.Output;
import dev.octavo.pipeline.ArticleAddresses.Place;
import dev.octavo.template.TemplateEngine;
import dev.octavo.text.Html;

/** What one output may see of the project. */
record ProjectInputs(ReadSite read, Links links, TemplateEngine templates, Output output) implements Inputs {
    @Override
    public Html article(SourcePath source, Addressing addressing) {
        Place place = new Place(source, links.addressOf(source));
        return read.articles()
                .body(source)
                .fill(new ArticleAddresses(links, read.site().config().url(), place, addressing));
    }

    @Override
    public String render(String template, Record view) {
        return templates.render(template, view, subject());
    }

    /** The file that an author would look into, else the page. */
    private String subject() {
        return output.origin()
                .where()
                .map(where -> where.path())
                .orElse(output.address().path());
    }
}
