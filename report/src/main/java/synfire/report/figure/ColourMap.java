package synfire.report.figure;

/// Colours for the cells of a heat map, from the lowest number to the highest.
public enum ColourMap {
    /// Blue, white, red: for numbers with a sign, with 0 in the middle. The ends of ColorBrewer's RdBu (Brewer 2003).
    SIGNED,
    /// Dark violet to yellow, even steps of lightness: ten stations of viridis (van der Walt & Smith 2015).
    EVEN;

    private static final int[] RED_BLUE = {
        0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B
    };
    private static final int[] VIRIDIS = {
        0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B, 0xFDE725
    };

    /// 0xRRGGBB at a place from 0 to 1; the nearest end outside of it.
    public int at(double place) {
        int[] stations = switch (this) {
            case SIGNED -> RED_BLUE;
            case EVEN -> VIRIDIS;
        };
        double along = Math.clamp(place, 0, 1) * (stations.length - 1);
        int left = Math.min((int) along, stations.length - 2);
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = stations[left] >> shift & 0xFF;
            int to = stations[left + 1] >> shift & 0xFF;
            colour |= (int) Math.floor(from + (along - left) * (to - from) + 0.5) << shift;
        }
        return colour;
    }
}
