package synfire.report.figure;

import java.util.Locale;

/// The colours of a figure, each with one shade for light and one for dark paper.
///
/// The hues are those of Okabe & Ito (2008), *Color universal design*, which stay apart under every common form of
/// colour blindness; the dark shades are lightened so that contrast with the paper stays above 4.5.
public enum Colour {
    /// Text, axes, and data.
    INK(0x1B1F24, 0xE8EAED),
    /// What should stand back: old starts, references.
    GREY(0x8A929C, 0x8B949E),
    /// Fills behind everything.
    MIST(0xDDE1E6, 0x343A42),
    BLUE(0x0072B2, 0x4BA9E3),
    VERMILION(0xD55E00, 0xFF8A45),
    GREEN(0x009E73, 0x2FC79B),
    PURPLE(0xB8578F, 0xE08EBB),
    ORANGE(0xD98E00, 0xF2B134),
    SKY(0x3FA3DC, 0x7CC7F2),
    YELLOW(0xC9B800, 0xF0E442),
    /// The paper itself.
    PAPER(0xFFFFFF, 0x16191D),
    /// The same on both papers, for text on coloured cells.
    BLACK(0x000000, 0x000000),
    /// The same on both papers, for text on coloured cells.
    WHITE(0xFFFFFF, 0xFFFFFF);

    private static final Colour[] CYCLE = {BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, INK, YELLOW};

    private final int light;
    private final int dark;

    Colour(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /// The `index`-th colour for curves that have no order; starts again after eight.
    public static Colour cycle(int index) {
        return CYCLE[Math.floorMod(index, CYCLE.length)];
    }

    /// 0xRRGGBB on white paper.
    public int light() {
        return light;
    }

    /// 0xRRGGBB on dark paper.
    public int dark() {
        return dark;
    }

    /// What people call it, for captions.
    public String word() {
        return switch (this) {
            case INK -> "neutral";
            case MIST -> "light grey";
            case SKY -> "light blue";
            case VERMILION -> "red-orange";
            case PAPER -> "white";
            case GREY, BLUE, GREEN, PURPLE, ORANGE, YELLOW, BLACK, WHITE -> key();
        };
    }

    /// Lower-case name, used as the style class on pages.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
