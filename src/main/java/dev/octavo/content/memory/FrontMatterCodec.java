package dev.octavo.content.memory;

import dev.octavo.address.Address;
import dev.octavo.binary.BinaryReader;
import dev.octavo.binary.BinaryWriter;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;
import dev.octavo.site.Author;
import dev.octavo.site.FrontMatter;
import dev.octavo.site.FrontMatter.Alias;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.FrontMatter.Placement;
import dev.octavo.site.NamedLink;
import dev.octavo.site.Term;
import dev.octavo.site.Term.Taxonomy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Front matter in bytes. An author with a file is written as the id alone: what else is known of them stands in their
 * file, and may change without the article.
 */
final class FrontMatterCodec {
    private FrontMatterCodec() {}

    static void write(FrontMatter meta, BinaryWriter out) {
        out.text(meta.title());
        out.optional(meta.date(), date -> write(date, out));
        out.optional(meta.updated(), date -> write(date, out));
        out.optional(meta.description(), out::text);
        out.list(meta.tags(), tag -> write(tag, out));
        out.optional(meta.series(), series -> write(series, out));
        out.list(meta.authors(), author -> write(author, out));
        out.optional(meta.readMinutes(), minutes -> out.number(minutes));
        out.optional(meta.illustration(), illustration -> write(illustration, out));
        out.list(meta.furtherReading(), link -> write(link, out));
        write(meta.visibility(), out);
        write(meta.placement(), out);
        ExtraCodec.write(meta.extra(), out);
    }

    static FrontMatter read(BinaryReader in, Function<String, Author> authors) {
        return new FrontMatter(
                in.text(),
                in.optional(() -> date(in)),
                in.optional(() -> date(in)),
                in.optional(in::text),
                in.list(() -> term(Taxonomy.TAG, in)),
                in.optional(() -> term(Taxonomy.SERIES, in)),
                in.list(() -> author(in, authors)),
                in.optional(in::count),
                in.optional(() -> new Illustration(in.text(), in.text(), in.optional(in::text), in.optional(in::text))),
                in.list(() -> new NamedLink(in.text(), in.optional(in::text), in.optional(in::text))),
                new Visibility(in.truth(), in.optional(() -> date(in)), in.optional(() -> date(in)), in.truth()),
                placement(in),
                ExtraCodec.read(in));
    }

    private static void write(PublicationDate date, BinaryWriter out) {
        out.number(date.day().toEpochDay());
        out.optional(date.time(), time -> {
            out.number(time.toEpochSecond());
            out.number(time.getNano());
            out.number(time.getOffset().getTotalSeconds());
        });
    }

    private static PublicationDate date(BinaryReader in) {
        LocalDate day = LocalDate.ofEpochDay(in.number());
        return new PublicationDate(
                day,
                in.optional(() -> Instant.ofEpochSecond(in.number(), in.number())
                        .atOffset(ZoneOffset.ofTotalSeconds((int) in.number()))));
    }

    private static void write(Term term, BinaryWriter out) {
        out.text(term.name());
        out.text(term.slug());
    }

    private static Term term(Taxonomy taxonomy, BinaryReader in) {
        return new Term(taxonomy, in.text(), in.text());
    }

    private static void write(Author author, BinaryWriter out) {
        out.text(author.id());
        out.truth(author.source().isPresent());
        if (author.source().isEmpty()) {
            out.text(author.name());
        }
    }

    private static Author author(BinaryReader in, Function<String, Author> authors) {
        String id = in.text();
        if (in.truth()) {
            return authors.apply(id);
        }
        return new Author(id, in.text(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private static void write(Illustration illustration, BinaryWriter out) {
        out.text(illustration.src());
        out.text(illustration.alt());
        out.optional(illustration.caption(), out::text);
        out.optional(illustration.credit(), out::text);
    }

    private static void write(NamedLink link, BinaryWriter out) {
        out.text(link.url());
        out.optional(link.title(), out::text);
        out.optional(link.note(), out::text);
    }

    private static void write(Visibility visibility, BinaryWriter out) {
        out.truth(visibility.draft());
        out.optional(visibility.publishAt(), date -> write(date, out));
        out.optional(visibility.expires(), date -> write(date, out));
        out.truth(visibility.unlisted());
    }

    private static void write(Placement placement, BinaryWriter out) {
        out.optional(placement.slug(), out::text);
        out.list(placement.aliases(), alias -> {
            out.text(alias.address().path());
            ProblemCodec.write(alias.place(), out);
        });
        out.optional(placement.layout(), out::text);
        out.optional(placement.language(), out::text);
        out.optional(placement.translationOf(), out::text);
        out.truth(placement.toc());
        out.optional(placement.canonical(), out::text);
    }

    private static Placement placement(BinaryReader in) {
        return new Placement(
                in.optional(in::text),
                in.list(() -> new Alias(new Address(in.text()), ProblemCodec.location(in))),
                in.optional(in::text),
                in.optional(in::text),
                in.optional(in::text),
                in.truth(),
                in.optional(in::text));
    }
}
