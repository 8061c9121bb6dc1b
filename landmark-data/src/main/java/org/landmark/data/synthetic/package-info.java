/**
 * Drawn faces with exact landmarks, the same for the same seed: the data every command has without a download, and the fixture of
 * tests. A person and a shot are drawn by lot, their features placed in three dimensions on a head, turned, projected and painted;
 * the landmarks come from that same geometry. What leaves the package are files in the layouts of the IMM face database, of
 * iBUG 300-W and of the YouTube faces, so that the ordinary readers read them.
 */
package org.landmark.data.synthetic;
