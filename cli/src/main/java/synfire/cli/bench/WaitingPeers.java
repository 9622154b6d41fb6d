package synfire.cli.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Other programs that wait for their turns: each runs loss and gradient twice, then a whole batch twice,
/// of which the second counts, since the first finds its memory cold. One that fails is left out from then
/// on, with a note that says why.
final class WaitingPeers implements AutoCloseable {

    private final Map<String, WaitingPeer> peers = new LinkedHashMap<>();
    private final List<String> notes;

    /// @param notes to which failures are added
    WaitingPeers(List<String> notes) {
        this.notes = notes;
    }

    /// @return whether it got ready
    boolean start(String name, List<String> command) {
        try {
            peers.put(name, WaitingPeer.start(command));
            return true;
        } catch (IOException e) {
            notes.add(name + ": " + e.getMessage());
            return false;
        }
    }

    /// A turn of each.
    ///
    /// @param warm whether it counts
    void run(boolean warm, Map<String, List<Double>> seconds) {
        for (var peer : Map.copyOf(peers).entrySet()) {
            try {
                for (var work : List.of("gradient", "batch")) {
                    peer.getValue().run(work);
                    EvidenceBatch.take(
                            warm,
                            seconds,
                            peer.getKey() + " " + work,
                            peer.getValue().run(work));
                }
            } catch (IOException e) {
                notes.add(peer.getKey() + ": " + e.getMessage());
                peer.getValue().close();
                peers.remove(peer.getKey());
            }
        }
    }

    @Override
    public void close() {
        peers.values().forEach(WaitingPeer::close);
    }
}
