/**
 * Python packages over C or Fortran libraries that conda-forge shares between packages: taken from pip,
 * each brings its own copy, or needs a compiler.
 */
export const nativePackages: ReadonlySet<string> = new Set([
  'cartopy',
  'cfgrib',
  'dlib',
  'esmpy',
  'fiona',
  'gdal',
  'h5py',
  'horovod',
  'mpi4py',
  'mysqlclient',
  'netcdf4',
  'psycopg2',
  'pyaudio',
  'pycairo',
  'pygraphviz',
  'pygrib',
  'pyproj',
  'python-ldap',
  'rasterio',
  'rpy2',
  'rtree',
  'tables',
  'xesmf',
]);
