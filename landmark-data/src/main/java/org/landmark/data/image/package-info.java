/**
 * The one place that decodes photos. Files are judged by their content, never by their name; of a data
 * set's photos the pixels are taken as they lie on disk (an EXIF orientation is not applied), since that is what annotations count in.
 * Photos to be looked at for the first time are turned upright ({@link org.landmark.data.image.Photo}).
 */
package org.landmark.data.image;
