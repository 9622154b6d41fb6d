package synfire.learn.task;

import synfire.network.Raster;

/// Reads the data that a task is made of.
public interface TaskFiles {

    /// No files at hand.
    TaskFiles NONE = new TaskFiles() {
        @Override
        public Images images(String images, String labels) {
            throw none(images);
        }

        @Override
        public Raster spikes(String path) {
            throw none(path);
        }

        private IllegalArgumentException none(String path) {
            return new IllegalArgumentException(
                    "no file can be read here, so '%s' cannot; give the task's files when it is made".formatted(path));
        }
    };

    /// Labelled images.
    ///
    /// @param images path of the pixels
    /// @param labels path of the classes
    Images images(String images, String labels);

    /// The spikes of many cells.
    Raster spikes(String path);
}
