package dev.octavo.render.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that authors make in templates, and the problems reported: place, message and hint. */
final class WrongTemplatesTest {
    private record View(Post post, Html body, Optional<String> tagline, Map<String, Object> extra) {}

    private record Post(String title, Optional<String> updated, List<String> tags, Day date) {}

    private record Day(String machine, String text) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ${post.titel} | 1:3 | post has no "titel" | did you mean "title"?
            ${psot.title} | 1:3 | nothing is called "psot" here | did you mean "post"?
            ${tagline} | 1:3 | this page has no "tagline" | it may be absent: write ${tagline!}, or ask first with <#if tagline??>
            ${extra.camera} | 1:3 | extra has no "camera" | it may be absent: write ${extra.camera!}, or ask first with <#if extra.camera??>
            <@layuot.sheet/> | 1:3 | nothing is called "layuot" here | this page has absolute, between, body, extra, foreign, href, picture, post, preview, tagline, word
            <#import "lib.ftlh" as layout><@layout.sheeet/> | 1:33 | layout has no "sheeet" | did you mean "sheet"?
            <#import "lib.ftlh" as layout><@layout.sheet/> | 1:31 | the macro "sheet" needs a value for its parameter "title" | give it one, or a default where the macro begins: title=""
            <#import "lib.ftlh" as layout><@layout.sheet a=1 b=2/> | 1:31 | the macro "sheet" has no parameter "a" | its parameters are: title, lang
            <#import "lib.ftlh" as layout><@layout.sheet 1 2 3/> | 1:31 | "sheet" takes 2 values, not 3 | take some away, or name more parameters where it begins
            <#import "lib.ftlh" as layout>${layout.f(1)} | 1:31 | the function "f" needs a value for its parameter "b" | give it one, or a default where the function begins: b=""
            <#include "missing.ftlh"> | 1:1 | there is no template "missing.ftlh" | a template is named from templates/, as in "partials/head.ftlh"
            <#include "lib.ftl"> | 1:1 | there is no template "lib.ftl" | did you mean "lib.ftlh"?
            <#include "lib"> | 1:1 | there is no template "lib" | did you mean "lib.ftlh"?
            <#import "missing.ftlh" as m> | 1:1 | there is no template "missing.ftlh" | a template is named from templates/, as in "partials/head.ftlh"
            <#assign a = .get_optional_template("lib.ftlh")><@a.include/> | 1:49 | a template from .get_optional_template cannot be included | write <#include "…" ignore_missing=true> instead
            <#include "../x"> | 1:1 | "../x" is not the name of a template | a template lies in templates/ and is named from there
            </#if> | 1:1 | "</#if>" cannot stand here | it closes nothing: remove it, or write its start tag before it
            <#else> | 1:1 | "<#else>" cannot stand here | it belongs between <#if …> and </#if>
            <#list post.tags as t><#if x></#list> | 1:30 | "</#list>" is not allowed here, because #if is still open | write </#if> before it
            ${} | 1:3 | "}" cannot stand here | something is missing before it
            <#if>x</#if> | 1:2 | #if is not complete | say what it is about: <#if post.updated??>, <#list posts as post>, <#assign name = value>
            <#list post.tags>x</#list> | 1:1 | #list does not say how it calls what it goes through | add a name: <#list … as item>
            <#list post.tags t>x</#list> | 1:18 | "t" cannot stand here | look for what is missing before it: a quotation mark, a bracket, an operator, a word such as "as"
            <#foo> | 1:2 | unknown directive: #foo | macros are called with <@foo>, and end tags are like </#if>
            <#inculde "x"> | 1:2 | unknown directive: #inculde | did you mean #include?
            <#If x> | 1:2 | unknown directive: #If | did you mean #if?
            <@m> | 1:4 | the template ends with an unclosed @ | write </@…> where it ends, or end the tag with />
            <#-- never closed | 1:1 | this comment is never closed | write --> where it ends
            ${post.title?uper_case} | 1:14 | unknown built-in: "uper_case" | did you mean "upper_case"?
            ${post.title?upper_case()} | 1:3 | "post.title?upper_case" is text where a function is needed | write it without the brackets after it
            ${post.title?left_pad()} | 1:1 | ?left_pad needs 1 or 2 arguments and has none | put them between its brackets
            ${post.title?date} | 1:1 | "A" cannot be read as a date | dates of the site are texts already: ${post.date.text}; else say how it is written: ?date("yyyy-MM-dd")
            ${post.title?number} | 1:1 | "A" cannot be read as a number | ?number reads digits such as 12 or 1.5
            ${post.date?string} | 1:3 | "post.date" is a record with its own parts where text is needed | take one of its parts: machine, text
            ${.foo} | 1:4 | FreeMarker has no variable ".foo" | variables of the page have no dot before them
            ${post.title - 1} | 1:3 | "post.title" is text where a number is needed | make it one: post.title?number
            ${[post]?sort_by("date")[0].title} | 1:1 | records with their own parts cannot be sorted | say by which part: ?sort_by("title"), or ?sort_by(["date", "machine"])
            ${1 / 0} | 1:1 | this divides by zero | ask before: <#if n != 0>
            <#if post.title == 1></#if> | 1:6 | these two cannot be compared | compare texts with texts and numbers with numbers; ?number makes a number of a text
            <#if post.tags></#if> | 1:6 | "post.tags" is a list where true or false is needed | ask whether there is something in it: post.tags?has_content
            ${post.tags} | 1:3 | "post.tags" is a list where text is needed | go through it: <#list post.tags as item>${item}</#list>, or join texts: ?join(", ")
            ${post.tags['a']} | 1:3 | "post.tags" is a list where something with named parts is needed | its items have numbers: post.tags[0], or go through it with #list
            ${href()} | 1:1 | href and absolute take one text | write an address of the site in quotes: href("/about/")
            ${href('x')} | 1:1 | an address of the site starts with one "/", which "x" does not | write "/x"
            ${href('https://e.org/')} | 1:1 | an address of the site starts with one "/", which "https://e.org/" does not | an address of another site is written as it is, without href
            ${picture()} | 1:1 | picture takes a picture, and options with names | write it like picture(post.illustration.picture, {"widths": [300, 600]})
            ${picture("a.jpg", "16:9").src} | 1:1 | picture takes a picture, and options with names | write it like picture(post.illustration.picture, {"widths": [300, 600]})
            ${picture(post).src} | 1:1 | this is not a picture | write a picture of the page, or a path: picture(post.illustration.picture, {"widths": [300, 600]})
            ${picture("/a.jpg").src} | 1:1 | there is no picture "/a.jpg" | write the name of one beside the article, or its address: "/images/kite.jpg" for static/images/kite.jpg
            ${picture("/a.jpg", {"width": 3}).src} | 1:1 | picture has no option "width" | did you mean "widths"?
            ${picture("/a.jpg", {"ratoi": "1:1"}).src} | 1:1 | picture has no option "ratoi" | did you mean "ratio"?
            ${picture("/a.jpg", {"blur": 3}).src} | 1:1 | picture has no option "blur" | its options are: widths, ratio, quality, format
            ${picture("/a.jpg", {"widths": []}).src} | 1:1 | the option "widths" of picture is one to 12 whole numbers of pixels | write [300, 600]
            ${picture("/a.jpg", {"widths": [300, 0.5]}).src} | 1:1 | the option "widths" of picture is one to 12 whole numbers of pixels | write [300, 600]
            ${picture("/a.jpg", {"widths": "300"}).src} | 1:1 | the option "widths" of picture is one to 12 whole numbers of pixels | write [300, 600]
            ${picture("/a.jpg", {"widths": 1..20}).src} | 1:1 | the option "widths" of picture is one to 12 whole numbers of pixels | write [300, 600]
            ${picture("/a.jpg", {"widths": 1..}).src} | 1:1 | the option "widths" of picture is one to 12 whole numbers of pixels | write [300, 600]
            ${picture("/a.jpg", {"ratio": 1.5}).src} | 1:1 | the option "ratio" of picture is width to height | write "16:9"
            ${picture("/a.jpg", {"ratio": "0:9"}).src} | 1:1 | the option "ratio" of picture is width to height | write "16:9"
            ${picture("/a.jpg", {"quality": 0}).src} | 1:1 | the option "quality" of picture is a number from 1 to 100 | write 80
            ${picture("/a.jpg", {"quality": [80, 90]}).src} | 1:1 | the option "quality" of picture is a number from 1 to 100 | write 80
            ${picture("/a.jpg", {"format": "avif"}).src} | 1:1 | the option "format" of picture is one of two words | write "webp" or "original"
            ${word()} | 1:1 | word takes the key of a word and what is filled in | write it like word("page-of", {"number": 2, "count": 7})
            ${word("archve")} | 1:1 | there is no word "archve" | did you mean "archive"?
            ${word("newsletter")} | 1:1 | there is no word "newsletter" | write the words themselves, or take them from "extra:" in content/site.yaml
            ${word("archive", {"number": 1})} | 1:1 | the word "archive" needs nothing else | write word("archive")
            ${word("page-of", {"number": 1})} | 1:1 | the word "page-of" needs other values | write word("page-of", {"number": …, "count": …})
            ${word("by", {"authors": [1, 2]})} | 1:1 | the word "by" needs other values | write word("by", {"authors": …})
            ${word("posts", {"count": "two"})} | 1:1 | the word "posts" needs other values | write word("posts", {"count": a number})
            ${between(1)} | 1:1 | between takes the index of a part, how many there are, and the text of the next one | write it like <#sep>${between(author?index, authors?size, authors[author?index + 1].name)}
            <p${foreign()}> | 1:3 | foreign takes one language | write it like foreign(post.language)
            ${post.title.x} | 1:3 | "post.title" is text where something with named parts is needed | it has no parts, so write ${post.title}
            ${post.title[0..99]} | 1:14 | there is no part number 99 here | [0..*9] takes 9 or as many as there are; ?truncate shortens a text
            <#list post as k></#list> | 1:1 | this has named parts and is not a list | go through its parts: <#list … as name, value>
            <#break> | 1:1 | #break is outside a #list | put it into the #list that it is to end
            <#nested> | 1:1 | #nested is outside a macro | put it between <#macro …> and </#macro>
            <#return 1> | 1:1 | #return is outside a macro or function | take it away
            <#macro m><#nested></#macro>${m()} | 1:29 | a macro cannot be used in an expression | call it with <@name/>, or make it a #function
            <#macro m></#macro>${m} | 1:22 | "m" is a macro where text is needed | call it: <@m/>
            <#function f><#return 1></#function><@f/> | 1:37 | "f" is a function, not a macro | call it with ${f()}
            <#setting foo=1> | 1:11 | #setting knows no "foo" | remove it: a page needs no settings
            ${body?html} | 1:8 | ?html would escape a second time | remove it: values are escaped automatically
            <#local x = 1> | 1:1 | #local is outside a macro or function | write #assign
            <#attempt>x | 1:11 | the template ends within a tag or a block | close what is open: a tag with >, a block such as #attempt with its end tag
            <#sep> | 1:1 | #sep is outside a #list | put it between <#list …> and </#list>
            ${post.title?replace('(','x','r')} | 1:1 | the pattern is wrong: Unclosed group near index 1 | write \\\\( for a bracket that is meant
            ${"a} | 1:3 | a quoted text is never closed | write the missing quotation mark
            <#-- it's --><p title="b">${post.title + 'a}</p> | 1:42 | a quoted text is never closed | write the missing quotation mark
            <p><#if post.title == "it's \\" x" && post.title == "a>b</#if> | 1:52 | a quoted text is never closed | write the missing quotation mark
            ${(post.title} | 1:14 | "}" is not allowed here, because "(" is still open | close that first
            ${post.title != null} | 1:17 | nothing is called "null" here | there is no null: test with ??, as in <#if post.updated??>
            <#if post.title = 'a' and true>x</#if> | 1:23 | "and" cannot stand here | `write && for and, || for or, ! for not`
            <#if post.tags?size > 3>x</#if> | 1:6 | "post.tags?size" is a number where true or false is needed | compare it: write gt for > and gte for >=, since > ends the tag
            ${post.nope.b} | 1:3 | post has no "nope" | it has title, updated, tags, date
            """)
    void saysWhatToWriteInstead(String template, String place, String message, String hint) {
        Problem problem = problem(template);

        assertEquals(message, problem.message());
        assertEquals(Optional.of(hint), problem.hint());
        assertEquals(
                "templates/post.ftlh:" + place, problem.location().orElseThrow().toString());
    }

    private static Problem problem(String template) {
        Map<String, String> templates = new TreeMap<>(Map.of(
                "post.ftlh",
                template,
                "lib.ftlh",
                "<#macro sheet title lang='en'></#macro><#function f a b><#return 1></#function>"));
        TemplateSource source = new TemplateSource() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(templates.get(name));
            }

            @Override
            public List<String> names() {
                return List.copyOf(templates.keySet());
            }
        };
        Post post = new Post("A", Optional.empty(), List.of("x", "y"), new Day("2026-01-01", "1 January 2026"));
        View view = new View(post, new Html("<p>"), Optional.empty(), Map.of());
        TemplateEngine engine = new TemplateEngine(source, new SiteUrl("https://example.org", ""));
        ProblemException fault = assertThrows(ProblemException.class, () -> engine.render("post", "en", view, "x"));
        return fault.problems().get(0);
    }
}
