package dev.octavo.lib.diagram.plantuml;

import static gen.lib.cgraph.attr__c.agsafeset;
import static gen.lib.cgraph.edge__c.agedge;
import static gen.lib.cgraph.graph__c.agopen;
import static gen.lib.cgraph.node__c.agnode;
import static gen.lib.cgraph.subg__c.agsubg;
import static gen.lib.gvc.gvc__c.gvContext;
import static gen.lib.gvc.gvlayout__c.gvLayoutJobs;

import dev.octavo.lib.diagram.engine.Graph;
import dev.octavo.lib.diagram.engine.Layout;
import dev.octavo.lib.diagram.engine.Layout.Box;
import dev.octavo.lib.diagram.engine.Layout.Curve;
import dev.octavo.lib.diagram.engine.Layout.Point;
import h.ST_Agedge_s;
import h.ST_Agedgeinfo_t;
import h.ST_Agnode_s;
import h.ST_Agnodeinfo_t;
import h.ST_Agobj_s;
import h.ST_Agraph_s;
import h.ST_Agraphinfo_t;
import h.ST_bezier;
import h.ST_boxf;
import h.ST_pointf;
import h.ST_textlabel_t;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smetana.core.CString;
import smetana.core.Globals;
import smetana.core.Macro;

/** Lays out a graph with Smetana, PlantUML's port of Graphviz's {@code dot}, where y points up. */
final class Smetana {
    private static final double POINTS = 72;

    private final Globals globals;
    private final ST_Agraph_s whole;
    private final List<ST_Agnode_s> nodes = new ArrayList<>();
    private final List<ST_Agedge_s> edges = new ArrayList<>();
    private final List<ST_Agraph_s> groups = new ArrayList<>();

    private Smetana(Globals globals) {
        this.globals = globals;
        this.whole = agopen(globals, new CString("g"), globals.Agdirected, null);
    }

    static Layout layout(Graph graph) {
        Globals globals = Globals.open();
        try {
            return new Smetana(globals).compute(graph);
        } finally {
            Globals.close();
        }
    }

    private Layout compute(Graph graph) {
        set(whole, "margin", "12");
        set(whole, "nodesep", "0.4");
        set(whole, "ranksep", "0.5");
        for (Graph.Node node : graph.nodes()) {
            ST_Agnode_s made = agnode(globals, whole, new CString("n" + nodes.size()), true);
            set(made, "shape", "box");
            set(made, "label", "");
            set(made, "width", String.valueOf(node.width() / POINTS));
            set(made, "height", String.valueOf(node.height() / POINTS));
            nodes.add(made);
        }
        addGroups(whole, graph.groups());
        for (Graph.Edge edge : graph.edges()) {
            ST_Agedge_s made = agedge(globals, whole, nodes.get(edge.from()), nodes.get(edge.to()), null, true);
            set(made, "arrowtail", "none");
            set(made, "arrowhead", "none");
            set(made, "minlen", String.valueOf(edge.minLength()));
            if (edge.labelWidth() > 0) {
                reserveLabel(made, edge.labelWidth(), edge.labelHeight());
            }
            edges.add(made);
        }
        if (graph.leftToRight()) {
            agsafeset(globals, whole, new CString("rankdir"), new CString("LR"), new CString("LR"));
        }
        gvLayoutJobs(globals, gvContext(globals), whole);
        return read();
    }

    private void addGroups(ST_Agraph_s parent, List<Graph.Group> added) {
        for (Graph.Group group : added) {
            ST_Agraph_s made = agsubg(globals, parent, new CString("cluster" + groups.size()), true);
            for (int node : group.nodes()) {
                agnode(globals, made, new CString("n" + node), true);
            }
            set(made, "margin", "12");
            if (group.labelWidth() > 0) {
                reserveLabel(made, group.labelWidth(), group.labelHeight());
            }
            groups.add(made);
            addGroups(made, group.groups());
        }
    }

    /** Reserves space for a label by its size, without its text. */
    private void reserveLabel(ST_Agobj_s of, double width, double height) {
        CString size = Macro.createHackInitDimensionFromLabel((int) Math.ceil(width), (int) Math.ceil(height));
        agsafeset(globals, of, new CString("label"), size, new CString(""));
    }

    private void set(ST_Agobj_s of, String name, String value) {
        agsafeset(globals, of, new CString(name), new CString(value), new CString(""));
    }

    private Layout read() {
        ST_boxf all = ((ST_Agraphinfo_t) whole.data).bb;
        double left = all.LL.x;
        double top = all.UR.y;
        List<Box> placedNodes = new ArrayList<>();
        for (ST_Agnode_s node : nodes) {
            ST_Agnodeinfo_t data = (ST_Agnodeinfo_t) node.data;
            placedNodes.add(
                    new Box(data.coord.x - left, top - data.coord.y, data.width * POINTS, data.height * POINTS));
        }
        List<Curve> curves = new ArrayList<>();
        for (ST_Agedge_s edge : edges) {
            curves.add(curve((ST_Agedgeinfo_t) edge.data, left, top));
        }
        List<Box> frames = new ArrayList<>();
        for (ST_Agraph_s group : groups) {
            ST_boxf box = ((ST_Agraphinfo_t) group.data).bb;
            frames.add(new Box(
                    (box.LL.x + box.UR.x) / 2 - left,
                    top - (box.LL.y + box.UR.y) / 2,
                    box.UR.x - box.LL.x,
                    box.UR.y - box.LL.y));
        }
        return new Layout(all.UR.x - left, top - all.LL.y, placedNodes, curves, frames);
    }

    private static Curve curve(ST_Agedgeinfo_t edge, double left, double top) {
        List<Point> points = new ArrayList<>();
        if (edge.spl != null) {
            ST_bezier bezier = edge.spl.list.get__(0);
            for (int i = 0; i < bezier.size; i++) {
                ST_pointf point = bezier.list.get__(i);
                points.add(new Point(point.x - left, top - point.y));
            }
        }
        ST_textlabel_t label = edge.label;
        return new Curve(
                points,
                label == null
                        ? Optional.empty()
                        : Optional.of(new Box(label.pos.x - left, top - label.pos.y, label.dimen.x, label.dimen.y)));
    }
}
