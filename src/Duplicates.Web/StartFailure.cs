using System.Data.Common;
using System.Net.Sockets;
using Duplicates.Service.Recipes;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Connections;

namespace Duplicates.Web;

/// <summary>Turns what can go wrong at a start into one line that names the setting to look at.</summary>
internal static class StartFailure
{
    /// <summary>The line; null for a failure that is a defect and deserves its stack trace.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        StartRefusedException refused => refused.Message,
        RecipeException recipe => $"The content cannot be imported. {recipe.Message}",
        DbException database => $"Setting Duplicates:Database names a database that cannot be used: {FirstLine(database)}",
        IOException { InnerException: AddressInUseException or SocketException } address => $"Setting Urls names an address that cannot be listened on: {FirstLine(address)}",
        SocketException address => $"Setting Urls names an address that cannot be listened on: {FirstLine(address)}",
        { InnerException: DbException database } => $"Setting Duplicates:Database names a database that cannot be used: {FirstLine(database)}",
        _ => null,
    };

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].TrimEnd();
}
