package dev.octavo.template.model;

import dev.octavo.address.Address;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code href("/css/site.css")}: an address of the site as a page has to write it. */
public final class AddressFunction implements TemplateMethodModelEx {
    private final Function<Address, String> written;
    private final Consumer<Address> asked;

    /**
     * A function that turns an address of the site into what is written.
     *
     * @param asked hears of every address that a template writes
     */
    public AddressFunction(Function<Address, String> written, Consumer<Address> asked) {
        this.written = written;
        this.asked = asked;
    }

    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's own signature
    public Object exec(List arguments) throws TemplateModelException {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateScalarModel argument)) {
            throw new FunctionFault("href and absolute take one text, such as \"/about/\"");
        }
        String address = argument.getAsString();
        if (!address.startsWith("/") || address.startsWith("//")) {
            throw new FunctionFault("an address of the site starts with one \"/\", which \"" + address + "\" does not");
        }
        int end = endOfPath(address);
        Address place = new Address(address.substring(0, end));
        asked.accept(place);
        return new SimpleScalar(written.apply(place) + address.substring(end));
    }

    private static int endOfPath(String address) {
        int end = 0;
        while (end < address.length() && address.charAt(end) != '?' && address.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    /** Says in our words what is wrong with an argument. */
    static final class FunctionFault extends TemplateModelException {
        private static final long serialVersionUID = 1;

        FunctionFault(String message) {
            super(message);
        }
    }
}
