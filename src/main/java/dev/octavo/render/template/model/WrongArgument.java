package dev.octavo.render.template.model;

import freemarker.template.TemplateModelException;

/** An argument that one of Octavo's template functions does not accept. */
public final class WrongArgument extends TemplateModelException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    WrongArgument(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
