using System.Linq.Expressions;

namespace Duplicates.Service.Data;

/// <summary>Asks for rows by a yes-or-no column that begins an index.</summary>
internal static class IndexedFlags
{
    /// <summary>
    /// The rows whose flag has this value. The value is passed as a parameter, because SQLite finds a column in an index only by
    /// comparing it with something: a bare flag makes it read the whole table.
    /// </summary>
    public static IQueryable<TRow> WhereFlag<TRow>(this IQueryable<TRow> rows, Expression<Func<TRow, bool>> flag, bool value)
    {
        Expression<Func<bool>> parameter = () => value;
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.Equal(flag.Body, parameter.Body), flag.Parameters));
    }
}
