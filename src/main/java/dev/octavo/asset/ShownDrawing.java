package dev.octavo.asset;

import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.picture.Svg;
import dev.octavo.picture.SvgFaults;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import dev.octavo.site.ProjectFile;

/**
 * An SVG beside an article or author that is shown as a picture. Rejects drawings with scripts, which do not run in pictures, or
 * with entities that expand too far.
 */
record ShownDrawing(ProjectFile file, boolean keepsMetadata) implements Copyable {
    @Override
    public Content make(Inputs inputs) {
        String text = Svg.text(inputs.bytes(file.source()));
        Problems problems = new Problems();
        for (SvgFaults.Place place : SvgFaults.of(text)) {
            problems.add(Problem.error(
                            "the drawing " + place.fault().fact(),
                            Location.at(file.source().value(), place.line(), 1))
                    .hint(place.fault().remedy()));
        }
        problems.requireNoErrors();
        return copy();
    }
}
