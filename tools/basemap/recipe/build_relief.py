"""Elevation and sea floor in metres: 2 arc minutes in the window, 12 in the world → elev_*.tif.

Marble's SRTM tiles are 8-bit grey pictures of 2 arc minutes. What height each grey is was measured here
against ETOPO5 (which is right but coarse: it makes Fuji 613 m): the median height per grey level.
"""
import os

import numpy as np
from osgeo import gdal, osr
from PIL import Image

from geodata import ETOPO5, MARBLE, WORK

ROWS, COLUMNS, TILE = 8, 16, 675
PER_DEGREE = 30
WEST, SOUTH, EAST, NORTH = 64, -15, 160, 60


def grey_world():
    world = np.zeros((ROWS * TILE, COLUMNS * TILE), np.uint8)
    for row in range(ROWS):
        for column in range(COLUMNS):
            path = f'{MARBLE}/maps/earth/srtm/3/{row:06d}/{row:06d}_{column:06d}.jpg'
            world[row * TILE:(row + 1) * TILE, column * TILE:(column + 1) * TILE] = Image.open(path).convert('L')
    return world


def etopo_like(world):
    """ETOPO5 (12 points a degree, from 0° east) at the centres of the world's texels."""
    heights = np.roll(gdal.Open(f'NETCDF:{ETOPO5}:ROSE').ReadAsArray(), 2160, axis=1)
    lat = 90 - (np.arange(world.shape[0]) + .5) / PER_DEGREE
    lon = -180 + (np.arange(world.shape[1]) + .5) / PER_DEGREE
    rows = np.clip(np.round((90 - lat) * 12).astype(int), 0, 2160)
    return heights[rows][:, np.round((lon + 180) * 12).astype(int) % 4320]


def calibration(world):
    """(greys, metres): piecewise linear, rising."""
    middle = slice(20 * PER_DEGREE, 160 * PER_DEGREE)  # without the poles
    grey, metres = world[middle].ravel(), etopo_like(world)[middle].ravel()
    order = np.argsort(grey, kind='stable')
    sorted_metres, starts = metres[order], np.searchsorted(grey[order], np.arange(257))
    table = [(level, np.median(sorted_metres[starts[level]:starts[level + 1]]))
             for level in range(256) if starts[level + 1] - starts[level] > 500]
    greys = np.array([level for level, _ in table], float)
    heights = np.maximum.accumulate(np.array([height for _, height in table], float))
    heights = np.convolve(np.pad(heights, 2, 'edge'), np.ones(5) / 5, 'valid')
    lowest = min(heights[0] - 800, -10300)
    highest = heights[-1] + (255 - greys[-1]) * 110
    return np.concatenate([[0], greys, [255]]), np.concatenate([[lowest], heights, [highest]])


def blurred(image, sigma):
    radius = int(3 * sigma + .5)
    kernel = np.exp(-.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    padded = np.pad(image, ((radius, radius), (radius, radius)), 'edge').astype(np.float32)
    down = sum(kernel[i] * padded[i:i + image.shape[0], :] for i in range(2 * radius + 1))
    return sum(kernel[i] * down[:, i:i + image.shape[1]] for i in range(2 * radius + 1))


def window_heights(world, greys, metres):
    grey = world[(90 - NORTH) * PER_DEGREE:(90 - SOUTH) * PER_DEGREE,
                 (180 + WEST) * PER_DEGREE:(180 + EAST) * PER_DEGREE].astype(np.float32)
    fine = np.interp(blurred(grey, .6), greys, metres)
    smooth = np.interp(blurred(grey, 2.5), greys, metres)
    # Below some 75 m of water the strong blur, which hides the blocks of the JPEG.
    depth = np.clip((-smooth - 15) / 60, 0, 1)
    return (fine * (1 - depth) + smooth * depth).astype(np.float32)


def save(name, heights, west, north, step):
    heights = np.round(heights).astype(np.int16)
    part = f'{WORK}/{name}.part'
    raster = gdal.GetDriverByName('GTiff').Create(
        part, heights.shape[1], heights.shape[0], 1, gdal.GDT_Int16,
        ['COMPRESS=DEFLATE', 'PREDICTOR=2', 'TILED=YES', 'ZLEVEL=9'])
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    raster.SetGeoTransform((west, step, 0, north, 0, -step))
    raster.SetProjection(system.ExportToWkt())
    raster.GetRasterBand(1).WriteArray(heights)
    raster.GetRasterBand(1).SetUnitType('m')
    raster = None
    os.rename(part, f'{WORK}/{name}')


def main():
    world = grey_world()
    greys, metres = calibration(world)
    coarse = world.astype(np.float32).reshape(900, 6, 1800, 6).mean(axis=(1, 3))
    save('elev_12min_world.tif', np.interp(coarse, greys, metres), -180, 90, 1 / 5)
    save('elev_2min_asia.tif', window_heights(world, greys, metres), WEST, NORTH, 1 / PER_DEGREE)


main()
