package dev.octavo.template;

/** Hears which templates a page was made from, those that were included or imported too. */
@FunctionalInterface
public interface TemplateReads {
    TemplateReads UNHEARD = name -> {};

    /** {@code templates/NAME} was asked for, whether it exists or not. The same name may come several times. */
    void reads(String name);
}
