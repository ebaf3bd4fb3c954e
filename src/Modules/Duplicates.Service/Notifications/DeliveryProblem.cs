using System.Net.Sockets;

namespace Duplicates.Service.Notifications;

/// <summary>Why a message did not go out; nothing personal. The words for people are the texts <c>delivery.problem.{problem}</c>.</summary>
internal enum DeliveryProblem
{
    /// <summary>The phone number or the address does not exist or takes nothing: trying again is of no use.</summary>
    AddressRefused,

    /// <summary>The other side will not take this text: trying again is of no use.</summary>
    MessageRefused,

    /// <summary>The other side asks to try this message again later.</summary>
    Deferred,

    /// <summary>The gateway or the server does not answer.</summary>
    NotReachable,

    /// <summary>The gateway or the server has too much to do.</summary>
    Busy,

    /// <summary>The user name, the password or the token is wrong.</summary>
    NotAuthenticated,

    /// <summary>No encrypted connection came about, or its certificate is not trusted.</summary>
    NotSecured,

    /// <summary>The address of the gateway, the sender or the contract with it is wrong.</summary>
    Misconfigured,

    /// <summary>The service itself failed; its log tells how.</summary>
    Unexpected,

    /// <summary>What the message says is no longer true: a one-time code whose time is over.</summary>
    Expired,

    /// <summary>The settings name no way out for messages of this kind.</summary>
    NoWayOut,
}

/// <summary>What follows from a problem.</summary>
internal static class DeliveryProblems
{
    /// <summary>No later attempt can succeed.</summary>
    public static bool IsPermanent(this DeliveryProblem problem) =>
        problem is DeliveryProblem.AddressRefused or DeliveryProblem.MessageRefused or DeliveryProblem.Expired or DeliveryProblem.NoWayOut;

    /// <summary>Every other message would meet it too: the whole way out is at fault, not the message.</summary>
    public static bool IsOfTheWay(this DeliveryProblem problem) =>
        problem is DeliveryProblem.NotReachable or DeliveryProblem.Busy or DeliveryProblem.NotAuthenticated or DeliveryProblem.NotSecured or DeliveryProblem.Misconfigured;
}

/// <summary>The other side did not take a message.</summary>
internal sealed class DeliveryException(DeliveryProblem problem, int? code = null, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception($"{problem} {code}", inner)
{
    /// <summary>Why.</summary>
    public DeliveryProblem Problem { get; } = problem;

    /// <summary>The status code of HTTP or SMTP; null when there was no answer.</summary>
    public int? Code { get; } = code;

    /// <summary>When the other side wants to be asked again.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>What was at the bottom of it, for the log: never a text from outside, which may repeat an address.</summary>
    public string Cause => InnerException?.GetBaseException() switch
    {
        null => string.Empty,
        SocketException socket => socket.SocketErrorCode.ToString(),
        var other => other.GetType().Name,
    };
}
