package dev.octavo.build.pipeline.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.octavo.build.cache.Ledger.Changes;
import dev.octavo.build.pipeline.picture.KeptName;
import dev.octavo.build.pipeline.picture.RequestedPicture;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.render.output.Output;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reasons use words that authors know, never names of our records. */
final class ReasonsTest {
    @Test
    void everyComponentOfEveryOutputHasWords() {
        Set<String> components = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "dev.octavo.render.page",
                        "dev.octavo.render.feed",
                        "dev.octavo.render.asset",
                        "dev.octavo.render.search")) {
            if (type.isRecord() && type.isAssignableTo(Output.class)) {
                for (RecordComponent component : type.reflect().getRecordComponents()) {
                    components.add(component.getName());
                }
            }
        }
        assertTrue(components.size() > 15, components::toString);
        components.removeIf(component -> Reasons.part(component).isPresent());
        assertEquals(Set.of(), components);
    }

    @Test
    void everyQuestionIsReadFromItsKey() {
        Set<String> kinds = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.octavo.build.pipeline.make")) {
            if (type.isRecord() && type.isAssignableTo(Question.class)) {
                kinds.add(type.getSimpleName());
            }
        }
        assertTrue(kinds.size() > 15, kinds::toString);
        kinds.removeAll(Set.of("Picture", "KeptResult")); // these name more than text
        for (String kind : kinds) {
            String about = kind.endsWith("Address") || kind.endsWith("Name") ? "/a/" : "content/posts/a.md";
            assertEquals(kind + " " + about, Question.of(kind + " " + about).key());
        }
        Question kept = new Question.KeptResult(new KeptName("card", "content/posts/a.md", new Hash(1, 2)));
        assertEquals(kept, Question.of(kept.key()));
        Question picture = new Question.Picture(new RequestedPicture(
                new SourcePath("static/a.jpg"), new RenditionRequest(List.of(480), Optional.empty(), 80, 75)));
        assertEquals(picture, Question.of(picture.key()));
    }

    @Test
    void aLongListIsCut() {
        List<String> questions = IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> "BodyInFeed content/posts/" + i + ".md")
                .toList();
        List<String> reasons = Reasons.of(new Changes(List.of(), questions));
        assertEquals(13, reasons.size());
        assertEquals("changed: content/posts/1.md, or where its links lead", reasons.get(0));
        assertEquals("and 4988 other changes", reasons.get(12));
    }
}
