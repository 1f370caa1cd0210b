package dev.octavo.template.model;

import freemarker.template.TemplateHashModelEx;
import java.util.List;

/** A value with parts that have names, all of which can be told. */
public sealed interface NamedValues extends TemplateHashModelEx permits RecordModel, MapModel {
    /** The names of its parts, also of those that are absent now. */
    List<String> names();
}
