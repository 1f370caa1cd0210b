package dev.octavo.render.template.model;

import dev.octavo.lib.address.Address;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.function.BiFunction;

/**
 * {@code href("/css/site.css")}: an address of the site as pages must write it.
 *
 * @param written called with every address that a template passes, and whether the template has it as a text; returns it as
 *     written
 */
public record AddressFunction(BiFunction<Address, Boolean, String> written) implements TemplateMethodModelEx {
    /** An address that a page's data has, which can be printed, and passed to {@code href}. */
    record Value(Address address, String getAsString) implements TemplateScalarModel {}

    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's own signature
    public Object exec(List arguments) throws TemplateModelException {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateScalarModel argument)) {
            throw new WrongArgument(
                    "href and absolute take one text", "write an address of the site in quotes: href(\"/about/\")");
        }
        if (argument instanceof Value value) {
            return new SimpleScalar(written.apply(value.address(), false));
        }
        String address = argument.getAsString();
        if (!address.startsWith("/") || address.startsWith("//")) {
            throw new WrongArgument(
                    "an address of the site starts with one \"/\", which \"" + address + "\" does not",
                    remedy(address));
        }
        int end = endOfPath(address);
        Address place = new Address(address.substring(0, end));
        return new SimpleScalar(written.apply(place, true) + address.substring(end));
    }

    private static String remedy(String address) {
        if (address.matches("(?s)\\w+:.*")) {
            return "an address of another site is written as it is, without href";
        }
        return address.matches(".*\\.\\w+")
                ? "write all of it: \"/posts/NAME/" + address + "\" for a file beside a post, \"/" + address
                        + "\" for static/" + address
                : "write \"" + address.replaceFirst("^/*", "/") + "\"";
    }

    private static int endOfPath(String address) {
        int end = 0;
        while (end < address.length() && address.charAt(end) != '?' && address.charAt(end) != '#') {
            end++;
        }
        return end;
    }
}
