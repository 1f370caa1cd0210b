package dev.octavo.template;

import dev.octavo.address.Address;

/** Hears what a page was made from: the templates, those that were included or imported too, and where they lead. */
@FunctionalInterface
public interface TemplateReads {
    /** {@code templates/NAME} was asked for, whether it exists or not. The same name may come several times. */
    void reads(String name);

    /** A template wrote {@code address}, whether anything is there or not. It may come several times. */
    default void leadsTo(Address address) {}
}
