package dev.octavo.render.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MinifierTest {
    private static final int MOST = 6000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "const first = 1;  // one | let a=1;",
                "let i = 0; a + +i; i++ + 1; | let b=0;a+ +b;b++ +1;",
                "const price = { price: 1 }; price.value; | let price={price:1};price.value;",
                "const { long, other: short = named } = object; short; | let{long,other:a=named}=object;a;",
                "list.map(entry => [entry, entry.name]); | list.map(a=>[a,a.name]);",
                "list.map((one, { two, three }, ...rest) => one + two + rest); | list.map((a,{two,three},...b)=>a+two+b);",
                "const use = (place, at = document) => document.body[place]; | let c=(a,b=document)=>document.body[a];",
                "export const find = text => text; | export let find=a=>a;",
                "const it = x?.y ?? it; x ? it : y; | let it=x?.y??it;x?it:y;",
                "const say = 'say  it'; const both = `say ${both}  here`; | let a='say  it';let both=`say ${both}  here`;",
                "const ends = text.match(/[/]  \\/ ends/u); | let a=text.match(/[/]  \\/ ends/u);",
                "for (const [key, value] of all) { use(key, value, ); } | for(let[a,b]of all){use(a,b)}"
            })
    void shortensNamesAndDropsBlanks(String script, String written) {
        assertEquals(written + "\n", Minifier.of(script));
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "sentences", "open"})
    void theProgramHasTheMinifiedScript(String name) throws IOException {
        String minified = Minifier.of(Files.readString(Path.of("src/main/javascript", name + ".js")));
        Path file = Path.of("src/main/resources/search", name + ".min.js");
        if (Boolean.getBoolean("scripts.update")) {
            Files.writeString(file, minified);
        } else {
            assertEquals(minified, Files.readString(file), name + ": run this test with -Dscripts.update=true");
        }
    }

    @Test
    void theScriptOfASiteIsSmall() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Search.script().getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(bytes.size() < MOST, () -> "gzipped it has " + bytes.size() + " bytes");
    }
}
