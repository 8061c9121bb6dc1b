/** What networks are made of and kept in; how many threads they use stands here, the rest in rooms of its own. */
package org.landmark.models;
