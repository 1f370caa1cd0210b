package dev.octavo.template.limit;

import freemarker.core.Environment;
import freemarker.core.TemplateNumberFormat;
import freemarker.core.TemplateNumberFormatFactory;
import freemarker.core.TemplateValueFormatException;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.util.Locale;

/** Writes numbers as computers read them, {@code 12345.6}, and counts how often. */
public final class CountedNumbers extends TemplateNumberFormatFactory {
    @Override
    public TemplateNumberFormat get(String parameters, Locale locale, Environment environment)
            throws TemplateValueFormatException {
        return new Counted(environment.getTemplateNumberFormat("c"));
    }

    private static final class Counted extends TemplateNumberFormat {
        private final TemplateNumberFormat plain;

        Counted(TemplateNumberFormat plain) {
            this.plain = plain;
        }

        @Override
        public String formatToPlainText(TemplateNumberModel number)
                throws TemplateValueFormatException, TemplateModelException {
            Budget.countHere(1);
            return plain.formatToPlainText(number);
        }

        @Override
        public boolean isLocaleBound() {
            return false;
        }

        @Override
        public String getDescription() {
            return "plain numbers";
        }
    }
}
