/// Writes HDF5: files that libhdf5, and what is built on it, read; while they grow too.
///
/// Read first: [HdfNode] (what a file holds), [HdfFile] (writes it).
///
/// A file has a superblock of version 1, object headers of version 1, groups with compact links, and arrays that lie in
/// one piece or, where they grow, in chunks under one node of a B-tree that has room for all of them. So nothing moves
/// when an array grows: a chunk is added at the end of the file, then the node tells of it, then the shape does.
///
/// Reference: The HDF Group, *HDF5 File Format Specification Version 3.0*.
@NullMarked
package synfire.data.hdf;

import org.jspecify.annotations.NullMarked;
