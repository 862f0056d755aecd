/** Forty packages with many compiled ones: what a team's shared environment looks like. */
export const fortyPackages = [
  'pandas==2.2.3',
  'scikit-learn==1.5.2',
  'matplotlib==3.9.2',
  'seaborn==0.13.2',
  'scipy==1.14.1',
  'statsmodels==0.14.4',
  'plotly==5.24.1',
  'requests==2.32.3',
  'httpx==0.27.2',
  'pydantic==2.9.2',
  'fastapi==0.115.0',
  'uvicorn==0.30.6',
  'sqlalchemy==2.0.35',
  'jinja2==3.1.4',
  'pyyaml==6.0.2',
  'click==8.1.7',
  'rich==13.8.1',
  'tqdm==4.66.5',
  'joblib==1.4.2',
  'cloudpickle==3.0.0',
  'pyarrow==17.0.0',
  'polars==1.8.2',
  'duckdb==1.1.1',
  'networkx==3.3',
  'sympy==1.13.3',
  'pillow==10.4.0',
  'openpyxl==3.1.5',
  'lxml==5.3.0',
  'beautifulsoup4==4.12.3',
  'cryptography==43.0.1',
  'psutil==6.0.0',
  'numba==0.60.0',
  'xgboost-cpu==2.1.1',
  'lightgbm==4.5.0',
  'shap==0.46.0',
  'imbalanced-learn==0.12.3',
  'optuna==4.0.0',
  'alembic==1.13.3',
  'pytest==8.3.3',
  'ipython==8.27.0',
].join('\n');

/**
 * A build of more than twenty seconds: a section that prints a line ten times a second, then packages.
 * The waiting makes its length the same each time, so that what is left over is the studio's.
 */
export function longDefinition(round: number | string) {
  return {
    dockerfile: [
      `ENV BENCH_ROUND=${round}`,
      'RUN i=0; while [ $i -lt 160 ]; do i=$((i+1)); echo "line $i"; sleep 0.1; done',
      '',
    ].join('\n'),
    pip: 'pandas==2.2.3\nscikit-learn==1.5.2\n',
  };
}

/** Twenty-five lines of the kind people write while a preview answers. */
export const twentyFiveRequirements = fortyPackages.split('\n').slice(0, 25).join('\n');
